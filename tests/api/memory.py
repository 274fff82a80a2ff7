"""How much memory the processes of a server took."""

from pathlib import Path

from tests.app.serving import Server


def worker_of(server: Server) -> int:
    """Return the process that answers requests: a child of the server, by its name."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            stat = (path / "stat").read_text().rsplit(")", 1)[1].split()
            words = (path / "cmdline").read_bytes()
        except OSError:
            continue
        is_child = int(stat[1]) == server.process.pid
        if is_child and b"serve" in words:
            return int(path.name)
    raise AssertionError("no process answers for this server")


def peak_kb(pid: int) -> int:
    """Return the most memory that a process had at once [kB]."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
