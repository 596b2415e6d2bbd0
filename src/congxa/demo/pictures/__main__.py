"""`python -m congxa.demo.pictures OUTDIR [SEEDS]`: write every motif, for the seeds 0 to SEEDS-1, as JPEG files."""

import sys
from pathlib import Path

from congxa.demo.pictures import MOTIFS, draw

ARGUMENTS = 2


def main(arguments: list[str]) -> int:
    """Write the pictures; answers the exit code."""
    if not arguments or len(arguments) > ARGUMENTS:
        sys.stderr.write("Usage: python -m congxa.demo.pictures OUTDIR [SEEDS]\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    seeds = int(arguments[1]) if len(arguments) == ARGUMENTS else 1
    for motif in MOTIFS:
        for seed in range(seeds):
            path = folder / f"{motif}-{seed}.jpg"
            draw(motif, seed).save(path, quality=84, optimize=True, progressive=True)
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
