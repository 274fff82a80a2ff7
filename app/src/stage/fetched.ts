/** Fetches a part of the figure. */
export async function fetched(path: string): Promise<Response> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} is not there`);
  return answer;
}

export async function fetchedData(path: string): Promise<ArrayBuffer> {
  return (await fetched(path)).arrayBuffer();
}
