#!/usr/bin/env python3
"""Checks every pair of colours of rabita.css against WCAG 2.2 AA, in both themes and every club colour."""
import colorsys
import pathlib
import re
import sys

CSS = pathlib.Path(__file__).parent.parent / "Sources/Club/Resources/Public/rabita.css"
TEXT, MARK = 4.5, 3.0
GROUNDS = ["paper", "surface", "sunken", "brand-wash", "accent-wash", "danger-wash"]
PAIRS = (
    [("ink", ground, TEXT) for ground in GROUNDS]
    + [("ink-soft", ground, TEXT) for ground in GROUNDS]
    + [("brand", ground, TEXT) for ground in GROUNDS]
    + [("brand-strong", ground, TEXT) for ground in GROUNDS]
    + [("danger", ground, TEXT) for ground in ["paper", "surface", "sunken", "danger-wash"]]
    + [("accent", ground, TEXT) for ground in ["paper", "surface", "accent-wash"]]
    + [("on-brand", "brand", TEXT), ("on-brand", "brand-strong", TEXT), ("on-danger", "danger", TEXT)]
    + [("paper", "ink", TEXT)]
    + [("edge", ground, MARK) for ground in ["paper", "surface", "sunken"]]
    + [(mark, ground, MARK) for mark in ["second", "accent-mark"] for ground in ["paper", "surface"]]
)


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def parse(text):
    return tuple(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))


def hsl(hue, saturation, lightness):
    return colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100)


def main():
    source = CSS.read_text()
    found = [
        (brand or "green", name, light, dark)
        for block, brand in [(block, re.search(r'data-brand="(\w+)"', block)) for block in source.split(":root")]
        for brand in [brand[1] if brand else None]
        for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", block)
    ]
    base = {name: (light, dark) for brand, name, light, dark in found if brand == "green"}
    wrong, checked, least = [], 0, 99.0
    for brand in sorted({entry[0] for entry in found}):
        colours = base | {name: (light, dark) for b, name, light, dark in found if b == brand}
        for theme in (0, 1):
            for front, ground, needed in PAIRS:
                got = ratio(parse(colours[front][theme]), parse(colours[ground][theme]))
                checked, least = checked + 1, min(least, got / needed)
                if got < needed:
                    wrong.append(f"{brand} {('light', 'dark')[theme]}: {front} on {ground} {got:.2f} < {needed}")
    for hue in map(int, re.findall(r"--hue: (\d+)", source)):
        for front, ground in [((45, 22), (32, 88)), ((45, 84), (22, 24))]:
            got = ratio(hsl(hue, *front), hsl(hue, *ground))
            checked, least = checked + 1, min(least, got / TEXT)
            if got < TEXT:
                wrong.append(f"disc of hue {hue}: {got:.2f}")
    print("\n".join(wrong) or f"{checked} pairs pass, the nearest at {least:.2f} times what is needed")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
