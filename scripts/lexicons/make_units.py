"""Writes lexicons/units.csv: every surface form of a unit that news writes, from a short table.

Columns: form, unit (singular name), subtype (measure, duration, percent), style.
Style: `word` is spelt out and may follow a number word; `symbol` is case-sensitive and needs a
number in digits; `letter` is a symbol that is also an ordinary letter or word and needs care.

Usage: python scripts/lexicons/make_units.py
"""

from __future__ import annotations

import csv
from pathlib import Path

OUT = Path(__file__).parents[2] / "src" / "claimx" / "lexicons" / "units.csv"

# name: (other singulars, symbols)
MEASURES: dict[str, tuple[str, str]] = {
    "inch": ("", ""),
    "foot": ("", "ft"),
    "yard": ("", "yd yds"),
    "mile": ("", "mi"),
    "nautical mile": ("sea mile", "nmi"),
    "light year": ("light-year", ""),
    "astronomical unit": ("", ""),
    "parsec": ("", ""),
    "fathom": ("", ""),
    "furlong": ("", ""),
    "acre": ("", ""),
    "hectare": ("", "ha"),
    "ounce": ("", "oz"),
    "pound": ("", "lb lbs"),
    "stone": ("", ""),
    "ton": ("short ton|long ton", ""),
    "tonne": ("metric ton|metric tonne", ""),
    "carat": ("karat", ""),
    "pint": ("", ""),
    "quart": ("", ""),
    "gallon": ("", "gal"),
    "barrel": ("", "bbl"),
    "bushel": ("", ""),
    "cup": ("", ""),
    "tablespoon": ("", "tbsp"),
    "teaspoon": ("", "tsp"),
    "fluid ounce": ("", "fl oz"),
    "degree": ("", "°"),
    "degree celsius": (
        "celsius|celcius|degree centigrade|centigrade|deg celsius|deg c|degree c",
        "°C ºC ℃ °c",
    ),
    "degree fahrenheit": ("fahrenheit|deg fahrenheit|deg f|degree f", "°F ºF ℉ °f"),
    "kelvin": ("degree kelvin", ""),
    "knot": ("", "kn kt kts"),
    "mile per hour": ("mile an hour|mile-per-hour|mile-an-hour", "mph mi/h"),
    "kilometre per hour": (
        "kilometer per hour|kilometre an hour|kilometer an hour|kilometer-per-hour"
        "|kilometre-per-hour|km per hour|km an hour|kilometer-an-hour|kilometre-an-hour",
        "km/h kph kmph kmh km/hr",
    ),
    "metre per second": ("meter per second|meter a second|metre a second", "m/s"),
    "kilometre per second": ("kilometer per second|kilometre a second|kilometer a second", "km/s"),
    "foot per second": ("", "ft/s"),
    "foot per minute": ("", ""),
    "mile per gallon": ("", "mpg"),
    "mile per second": ("mile a second", ""),
    "revolution per minute": ("", "rpm"),
    "frame per second": ("", "fps"),
    "beat per minute": ("beat a minute", "bpm"),
    "horsepower": ("horse power", "hp bhp"),
    "calorie": ("", ""),
    "kilocalorie": ("", "kcal"),
    "kilojoule": ("", "kJ"),
    "british thermal unit": ("", "BTU btu"),
    "milliampere hour": ("", "mAh"),
    "decibel": ("", "dB"),
    "millibar": ("", "mbar"),
    "pixel": ("", "px"),
    "megapixel": ("", "MP"),
    "part per million": ("", "ppm"),
    "part per billion": ("", "ppb"),
    "millimetre of mercury": ("millimeter of mercury", "mmHg"),
    "square mile": ("", ""),
    "square foot": ("", "sqft"),
    "square inch": ("", ""),
    "square yard": ("", ""),
    "cubic foot": ("", ""),
    "cubic inch": ("", ""),
    "cubic yard": ("", ""),
    "board foot": ("", ""),
    "acre-foot": ("acre foot", ""),
    "watt hour": ("watt-hour", "Wh"),
    "kilowatt hour": ("kilowatt-hour", "kWh kwh KWh"),
    "megawatt hour": ("megawatt-hour", "MWh"),
    "gigawatt hour": ("gigawatt-hour", "GWh"),
    "terawatt hour": ("terawatt-hour", "TWh"),
    "electronvolt": ("electron volt", "eV"),
    "megaelectronvolt": ("", "MeV"),
    "gigaelectronvolt": ("", "GeV"),
    "teraelectronvolt": ("", "TeV"),
    "kiloton": ("kilotonne", "kt"),
    "megaton": ("megatonne", "Mt"),
    "gigaton": ("gigatonne", "Gt"),
    "twenty-foot equivalent unit": ("", "TEU TEUs"),
    "microgram per cubic metre": ("", "µg/m3 μg/m3 µg/m³ μg/m³"),
    "ton per day": ("", "tpd"),
    "barrel per day": ("", "bpd b/d"),
    "cubic metre per second": ("", "m3/s m³/s"),
}
# name: (symbol, prefixes it is written with)
METRIC: dict[str, tuple[str, str, str]] = {
    "metre": ("meter", "m", "nano micro milli centi deci kilo"),
    "gram": ("gramme", "g", "micro milli kilo"),
    "litre": ("liter", "l L", "micro milli centi deci kilo"),
    "watt": ("", "W", "micro milli kilo mega giga tera"),
    "volt": ("", "V", "milli kilo"),
    "ampere": ("amp", "A", "milli"),
    "hertz": ("", "Hz", "kilo mega giga"),
    "joule": ("", "J", "mega giga"),
    "newton": ("", "N", "kilo"),
    "pascal": ("", "Pa", "kilo mega giga"),
    "sievert": ("", "Sv", "micro milli"),
    "gray": ("", "Gy", "milli"),
    "becquerel": ("", "Bq", "kilo mega giga tera"),
    "byte": ("", "B", "kilo mega giga tera peta exa zetta"),
    "bit": ("", "b", "kilo mega giga tera"),
    "ohm": ("", "", "kilo"),
}
PREFIXES = {
    "": "",
    "nano": "n",
    "micro": "µ μ mc",
    "milli": "m",
    "centi": "c",
    "deci": "d",
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "tera": "T",
    "peta": "P",
    "exa": "E",
    "zetta": "Z",
}
DURATIONS: dict[str, tuple[str, str]] = {
    "nanosecond": ("", "ns"),
    "microsecond": ("", "µs μs"),
    "millisecond": ("", "ms"),
    "second": ("sec", "s"),
    "minute": ("min", ""),
    "hour": ("hr", "h"),
    "day": ("", ""),
    "week": ("", ""),
    "fortnight": ("", ""),
    "month": ("", ""),
    "year": ("yr", ""),
    "decade": ("", ""),
    "century": ("", ""),
    "millennium": ("", ""),
    "gigayear": ("gigaannum", "Ga Gyr"),
    "working day": ("business day", ""),
    "school year": ("", ""),
    "academic year": ("", ""),
    "calendar year": ("", ""),
    "calendar day": ("", ""),
    "fiscal year": ("", ""),
}
PERCENTS: dict[str, tuple[str, str]] = {
    "percent": ("per cent|per-cent|pct|percentage", "% ％"),
    "percentage_point": (
        "percentage point|percent point|per cent point|percentage-point",
        "pp ppt",
    ),
    "basis_point": ("basis point|basis-point", "bp bps"),
}
LETTERS = {*"mglLWVANJshtKCF", "in", "kt", "ha", "mi", "mb", "MP", "pm"}
IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "century": "centuries",
    "millennium": "millennia",
    "hertz": "hertz",
    "celsius": "celsius",
    "celcius": "celcius",
    "fahrenheit": "fahrenheit",
    "centigrade": "centigrade",
    "horsepower": "horsepower",
    "calorie": "calories",
    "percent": "percent",
    "per cent": "per cent",
    "per-cent": "per-cent",
    "pct": "pct",
    "percentage": "percentage",
}


def plural(name: str) -> str:
    """The plural of a unit name: the noun before `per`, `of`, `an`, `a` or a degree's scale."""
    if name in IRREGULAR:
        return IRREGULAR[name]
    for mark in (" per ", " of ", " an ", " a ", "-per-", "-an-", " celsius", " centigrade",
                 " fahrenheit", " kelvin", " c", " f"):  # fmt: skip
        if mark in name and (len(mark) > 2 or name.endswith(mark)):
            head, tail = name.split(mark, 1)
            return plural(head) + mark + tail
    for last, many in IRREGULAR.items():
        if name.endswith((" " + last, "-" + last)):
            return name[: -len(last)] + many
    return name + "s"


def spelt(name: str, others: str) -> set[str]:
    names = {name.replace("_", " "), *filter(None, others.split("|"))}
    return names | {plural(n) for n in names}


def rows() -> dict[str, tuple[str, str, str]]:
    """form -> (unit, subtype, style); the first writer of a form keeps it."""
    found: dict[str, tuple[str, str, str]] = {}

    def add(form: str, unit: str, subtype: str, style: str) -> None:
        found.setdefault(form, (unit, subtype, style))

    def symbols(text: str, unit: str, subtype: str) -> None:
        for form in text.split(" ") if unit != "fluid ounce" else [text]:
            if form:
                add(form, unit, subtype, "letter" if form in LETTERS else "symbol")

    for table, subtype in ((PERCENTS, "percent"), (DURATIONS, "duration"), (MEASURES, "measure")):
        for name, (others, signs) in table.items():
            for form in spelt(name, others):
                add(form, name, subtype, "word")
            symbols(signs, name, subtype)
    for base, (other, signs, prefixes) in METRIC.items():
        for prefix in ["", *prefixes.split()]:
            forms = spelt(prefix + base, prefix + other if other else "")
            for form in forms:
                add(form, prefix + base, "measure", "word")
            if base in ("metre",):
                for power in ("square", "cubic"):
                    for form in forms:
                        add(f"{power} {form}", f"{power} {prefix}{base}", "measure", "word")
                        add(f"{power}-{form}", f"{power} {prefix}{base}", "measure", "word")
                        add(f"sq {form}", f"square {prefix}{base}", "measure", "word")
            for sign in signs.split():
                for mark in PREFIXES[prefix].split() or [""]:
                    if mark + sign in ("B", "b", "mb", "mB", "MJ", "kN") or (
                        mark == "mc" and sign != "g"
                    ):
                        continue
                    symbols(mark + sign, prefix + base, "measure")
                    if base == "metre":
                        for power, marks in (("square", "2 ² ^2"), ("cubic", "3 ³ ^3")):
                            for exponent in marks.split():
                                add(mark + sign + exponent, f"{power} {prefix}{base}",
                                    "measure", "symbol")  # fmt: skip
                        add(f"sq {mark}{sign}", f"square {prefix}{base}", "measure", "symbol")
                    if base in ("bit", "byte"):
                        for per in ("ps", "/s") if base == "bit" else ("/s",):
                            add(f"{mark}{sign}{per}", f"{prefix}{base} per second",
                                "measure", "symbol")  # fmt: skip
                        add(f"{mark}{sign} per second", f"{prefix}{base} per second",
                            "measure", "symbol")  # fmt: skip
        if base in ("bit", "byte"):
            for prefix in prefixes.split():
                for form in spelt(prefix + base, ""):
                    add(f"{form} per second", f"{prefix}{base} per second", "measure", "word")
    for prefix, mark in (("kilo", "K"), ("kilo", "k"), ("giga", "G"), ("mega", "M")):
        add(f"{mark}B", f"{prefix}byte", "measure", "symbol")
    add("kb", "kilobit", "measure", "symbol")
    add("kb per second", "kilobit per second", "measure", "symbol")
    add("mb", "megabit", "measure", "letter")
    add("gb", "gigabyte", "measure", "symbol")
    add("kms", "kilometre", "measure", "symbol")
    add("KM", "kilometre", "measure", "symbol")
    add("kgs", "kilogram", "measure", "symbol")
    add("KG", "kilogram", "measure", "symbol")
    add("kilo", "kilogram", "measure", "word")
    add("kilos", "kilogram", "measure", "word")
    add("pm", "picometre", "measure", "letter")
    add("t", "tonne", "measure", "letter")
    add("C", "degree celsius", "measure", "letter")
    add("F", "degree fahrenheit", "measure", "letter")
    add("K", "kelvin", "measure", "letter")
    add("in", "inch", "measure", "letter")
    for form, unit in (("mi", "mile"), ("ft", "foot"), ("in", "inch"), ("yd", "yard")):
        for power, marks in (("square", "sq {}|{}2|{}²"), ("cubic", "cu {}|{}3|{}³")):
            for mark in marks.split("|"):
                add(mark.format(form), f"{power} {unit}", "measure", "symbol")
    for unit in ("mile", "foot", "inch", "yard"):
        for form in (unit, plural(unit)):
            for power in ("square", "cubic"):
                add(f"{power}-{form}", f"{power} {unit}", "measure", "word")
            add(f"sq {form}", f"square {unit}", "measure", "word")
    for form in ("km", "kilometers", "kilometres", "m", "meters", "metres"):
        unit = "kilometre" if form.startswith("k") else "metre"
        for power, word in (("square", "squared"), ("cubic", "cubed")):
            add(f"{form} {word}", f"{power} {unit}", "measure", "symbol")
    for form, unit in (("mins", "minute"), ("hrs", "hour"), ("secs", "second"), ("yrs", "year")):
        found[form] = (unit, "duration", "word")
    found["mg"] = ("milligram", "measure", "symbol")
    return found


def main() -> None:
    with open(OUT, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("form", "unit", "subtype", "style"))
        writer.writerows((form, *rest) for form, rest in sorted(rows().items()))


if __name__ == "__main__":
    main()
