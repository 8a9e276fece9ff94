#!/bin/bash
# Makes the two Arabic web fonts from Debian's fonts-noto-core (SIL Open Font License 1.1).
# Needs: fonts-noto-core, and fonttools + brotli from PyPI (pip install fonttools brotli).
set -euo pipefail
cd "$(dirname "$0")/.."
from=/usr/share/fonts/truetype/noto
to=Sources/Club/Resources/Public
# Arabic letters, marks and digits, the letters Moroccans add for foreign and Amazigh sounds, and joiners.
letters='U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066C,U+0670,U+0671,U+067E,U+0686,U+0698,U+06A4,U+06A9,U+06AD,U+06AF,U+06CC,U+0763,U+200C-200F,U+0020,U+00A0,U+002E,U+003A'
subset() {
    pyftsubset "$from/$1" --unicodes="$letters" --layout-features='ccmp,init,medi,fina,isol,rlig,liga,calt,mark,mkmk,kern,locl' \
        --flavor=woff2 --no-hinting --desubroutinize --output-file="$to/$2"
}
subset NotoSansArabic-Regular.ttf NotoSansArabic.subset.woff2
subset NotoSansArabic-Bold.ttf NotoSansArabic.bold.subset.woff2
ls -l "$to"/*.woff2
