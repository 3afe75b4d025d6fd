"""Writes lexicons/currencies.csv: names, symbols and codes of currencies from CLDR through Babel.

Columns: form, code (ISO 4217; empty where the name alone does not say whose), place (before or
after the number, both), style (word, symbol, code), scale (`0.01` for cents and pence).
CLDR gives codes, names and symbols of the currencies in use since 1990; what news writes beside
those stands in the tables below. Babel is a tool of development, not a dependency.

Usage: python scripts/lexicons/make_currencies.py    (needs babel)
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from babel import Locale
from babel.core import get_global

OUT = Path(__file__).parents[2] / "src" / "claimx" / "lexicons" / "currencies.csv"

# Codes that are also words, abbreviations or names in English news.
NOT_CODES = {
    "ALL",
    "TOP",
    "GEL",
    "MAD",
    "SOS",
    "CUP",
    "LAK",
    "MOP",
    "PEN",
    "BAM",
    "LSL",
    "ANG",
    "GIP",
    "PAB",
    "STN",
    "TRY",
    "XXX",
    "MRO",
    "SLE",
    "COP",
    "DOP",
    "BSD",
    "BOB",
    "ARS",
    "CUC",
    "NAD",
    "AMD",
    "RON",
}
SYMBOLS = {
    "$": "USD",
    "US$": "USD",
    "USD$": "USD",
    "U.S.$": "USD",
    "U.S. $": "USD",
    "US $": "USD",
    "＄": "USD",
    "£": "GBP",
    "￡": "GBP",
    "UK£": "GBP",
    "GB£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "￥": "JPY",
    "JP¥": "JPY",
    "CN¥": "CNY",
    "RMB¥": "CNY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
    "₱": "PHP",
    "฿": "THB",
    "₫": "VND",
    "₵": "GHS",
    "GH₵": "GHS",
    "₸": "KZT",
    "₾": "GEL",
    "₡": "CRC",
    "₲": "PYG",
    "৳": "BDT",
    "元": "CNY",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD$": "CAD",
    "Can$": "CAD",
    "Cdn$": "CAD",
    "CDN$": "CAD",
    "HK$": "HKD",
    "HKD$": "HKD",
    "NZ$": "NZD",
    "NZD$": "NZD",
    "S$": "SGD",
    "SG$": "SGD",
    "SGD$": "SGD",
    "NT$": "TWD",
    "TW$": "TWD",
    "MX$": "MXN",
    "Mex$": "MXN",
    "MXN$": "MXN",
    "R$": "BRL",
    "BRL$": "BRL",
    "AR$": "ARS",
    "CL$": "CLP",
    "CO$": "COP",
    "J$": "JMD",
    "TT$": "TTD",
    "EC$": "XCD",
    "BZ$": "BZD",
    "FJ$": "FJD",
    "Z$": "ZWL",
    "N$": "NAD",
    "B$": "BND",
    "Rs": "INR",
    "Rs.": "INR",
    "Re": "INR",
    "Re.": "INR",
    "INR": "INR",
    "PKRs": "PKR",
    "S/": "PEN",
    "Sh": "KES",
    "KSh": "KES",
    "Ksh": "KES",
    "TSh": "TZS",
    "USh": "UGX",
    "GH¢": "GHS",
    "Dh": "AED",
    "Dhs": "AED",
    "SR": "SAR",
    "NIS": "ILS",
    "Rp": "IDR",
    "RM": "MYR",
    "Bs": "VES",
    "Tk": "BDT",
    "Rbl": "RUB",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
    "kr": "",
    "Kr": "",
    "SFr": "CHF",
    "Sfr": "CHF",
    "Fr": "CHF",
    "DM": "DEM",
    "R": "ZAR",
}
CODES = {
    "RMB": "CNY",
    "CNH": "CNY",
    "NTD": "TWD",
    "RMB Yuan": "CNY",
    "CAN": "",
    "STG": "GBP",
    "ESP": "ESP",
    "NLG": "NLG",
}
# singular name: code (empty: several countries')
WORDS = {
    "dollar": "USD",
    "US dollar": "USD",
    "U.S. dollar": "USD",
    "American dollar": "USD",
    "buck": "USD",
    "greenback": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "pound sterling": "GBP",
    "British pound": "GBP",
    "UK pound": "GBP",
    "sterling": "GBP",
    "quid": "GBP",
    "yen": "JPY",
    "Japanese yen": "JPY",
    "yuan": "CNY",
    "Chinese yuan": "CNY",
    "yuan renminbi": "CNY",
    "renminbi": "CNY",
    "won": "KRW",
    "South Korean won": "KRW",
    "Korean won": "KRW",
    "rupee": "INR",
    "Indian rupee": "INR",
    "Pakistani rupee": "PKR",
    "Pakistan rupee": "PKR",
    "ruble": "RUB",
    "rouble": "RUB",
    "Russian ruble": "RUB",
    "Russian rouble": "RUB",
    "baht": "THB",
    "Thai baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    "taka": "BDT",
    "shekel": "ILS",
    "Israeli shekel": "ILS",
    "lira": "TRY",
    "Turkish lira": "TRY",
    "rand": "ZAR",
    "naira": "NGN",
    "cedi": "GHS",
    "real": "BRL",
    "reais": "BRL",
    "Brazilian real": "BRL",
    "Brazilian reais": "BRL",
    "zloty": "PLN",
    "forint": "HUF",
    "koruna": "CZK",
    "Czech crown": "CZK",
    "hryvnia": "UAH",
    "lev": "BGN",
    "Romanian leu": "RON",
    "peso": "",
    "Mexican peso": "MXN",
    "Argentine peso": "ARS",
    "Chilean peso": "CLP",
    "Colombian peso": "COP",
    "Philippine peso": "PHP",
    "Cuban peso": "CUP",
    "franc": "",
    "Swiss franc": "CHF",
    "French franc": "FRF",
    "Belgian franc": "BEF",
    "CFA franc": "XOF",
    "krona": "SEK",
    "kronor": "SEK",
    "Swedish krona": "SEK",
    "Swedish kronor": "SEK",
    "krone": "",
    "kroner": "",
    "Norwegian krone": "NOK",
    "Norwegian kroner": "NOK",
    "Danish krone": "DKK",
    "Danish kroner": "DKK",
    "Norwegian crown": "NOK",
    "Swedish crown": "SEK",
    "Danish crown": "DKK",
    "Icelandic krona": "ISK",
    "Icelandic kronur": "ISK",
    "dinar": "",
    "dirham": "AED",
    "UAE dirham": "AED",
    "riyal": "SAR",
    "Saudi riyal": "SAR",
    "Qatari riyal": "QAR",
    "rial": "IRR",
    "Iranian rial": "IRR",
    "toman": "",
    "Kuwaiti dinar": "KWD",
    "shilling": "",
    "Kenyan shilling": "KES",
    "Kenya shilling": "KES",
    "Ugandan shilling": "UGX",
    "Tanzanian shilling": "TZS",
    "Egyptian pound": "EGP",
    "Syrian pound": "SYP",
    "Lebanese pound": "LBP",
    "Sudanese pound": "SDG",
    "Irish pound": "IEP",
    "peseta": "ESP",
    "Deutsche mark": "DEM",
    "Deutschmark": "DEM",
    "German mark": "DEM",
    "Dutch guilder": "NLG",
    "guilder": "NLG",
    "Italian lira": "ITL",
    "escudo": "PTE",
    "drachma": "GRD",
    "schilling": "ATS",
    "markka": "FIM",
    "afghani": "AFN",
    "kyat": "MMK",
    "bolivar": "VES",
    "bolívar": "VES",
    "Sri Lankan rupee": "LKR",
    "Nepalese rupee": "NPR",
    "Nepali rupee": "NPR",
    "tenge": "KZT",
    "Australian dollar": "AUD",
    "Canadian dollar": "CAD",
    "Hong Kong dollar": "HKD",
    "New Zealand dollar": "NZD",
    "Kiwi dollar": "NZD",
    "Aussie dollar": "AUD",
    "Singapore dollar": "SGD",
    "Taiwan dollar": "TWD",
    "New Taiwan dollar": "TWD",
    "Zimbabwe dollar": "ZWL",
    "Jamaican dollar": "JMD",
    "crown": "",
    "bitcoin": "XBT",
}
INVARIANT = {
    "yen",
    "yuan",
    "won",
    "baht",
    "rand",
    "renminbi",
    "sterling",
    "quid",
    "dong",
    "kronor",
    "kroner",
    "reais",
    "kronur",
}
PLURALS = {
    "pound sterling": "pounds sterling",
    "lira": "lire|liras|lira",
    "lev": "leva",
    "Romanian leu": "Romanian lei",
    "Italian lira": "Italian lire",
    "Turkish lira": "Turkish liras",
    "zloty": "zlotys|zloty",
    "penny": "pence|pennies",
    "ringgit": "ringgit|ringgits",
    "koruna": "koruny|korunas",
    "euro": "euros|euro",
    "rupiah": "rupiah|rupiahs",
    "naira": "naira",
    "ruble": "rubles",
    "peseta": "pesetas|ptas",
}
CENTS = {
    "cent": "USD",
    "US cent": "USD",
    "penny": "GBP",
    "p": "GBP",
    "c": "USD",
    "¢": "USD",
    "euro cent": "EUR",
    "eurocent": "EUR",
    "kopeck": "RUB",
    "Australian cent": "AUD",
}


def plurals(name: str) -> list[str]:
    """The plural forms of a currency's name."""
    if name in PLURALS:
        return PLURALS[name].split("|")
    if name.split()[-1] in INVARIANT:
        return [name]
    return [name + ("es" if name.endswith("s") else "s")]


def in_use_since(year: int) -> set[str]:
    """The codes that were legal tender somewhere after `year`."""
    return {
        code
        for tenders in get_global("territory_currencies").values()
        for code, _, end, tender in tenders
        if tender and (end is None or end[0] > year)
    }


def rows() -> dict[str, tuple[str, str, str, str]]:
    found: dict[str, tuple[str, str, str, str]] = {}
    english = Locale("en")
    for code in sorted(in_use_since(1990)):
        if code not in NOT_CODES:
            found.setdefault(code, (code, "both", "code", "1"))
        for name in {english.currencies.get(code, ""), *_plural_names(code)}:
            if name and re.fullmatch(r"[^\W\d]+( [^\W\d]+){1,3}", name):
                found.setdefault(name.lower(), (code, "after", "word", "1"))
    for name, code in WORDS.items():
        for form in (name, *plurals(name)):
            found[form.lower()] = (code, "after", "word", "1")
    for form, code in list(WORDS.items()):
        if form.endswith(" dollar") and code:
            for coin in ("cent", "cents"):
                found[form.lower().replace("dollar", coin)] = (code, "after", "word", "0.01")
    for form, code in CODES.items():
        if code:
            found[form] = (code, "both", "code", "1")
    for form, code in SYMBOLS.items():
        place = "both" if form in "$£€¥₽₴元" else "before"
        if form in ("zł", "Kč", "Ft", "kr"):
            place = "both"
        style = "letter" if form in ("R", "Sh", "Fr", "B$") else "symbol"
        found[form] = (code, place, style, "1")
    for name, code in CENTS.items():
        style = "symbol" if len(name) == 1 else "word"
        for form in (name, *([] if style == "symbol" else plurals(name))):
            found[form.lower() if style == "word" else form] = (code, "after", style, "0.01")
    return found


def _plural_names(code: str) -> list[str]:
    names = Locale("en")._data["currency_names_plural"].get(code, {})
    return list(dict(names).values())


def main() -> None:
    with open(OUT, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("form", "code", "place", "style", "scale"))
        writer.writerows((form, *rest) for form, rest in sorted(rows().items()))


if __name__ == "__main__":
    main()
