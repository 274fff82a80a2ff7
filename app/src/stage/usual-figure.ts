/** The body that is built wherever any is. */
export const USUAL_FIGURE = "male-medium";
