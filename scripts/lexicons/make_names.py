"""Writes lexicons/given_names.csv and lexicons/places.csv: what a name's own words tell of it.

Given names: those of the United States census of 1990 (public domain, through the package `names`)
borne by at least `RARE` percent of either sex, the names from elsewhere below, and our own list
of names of the world, `given_names_abroad.csv`. Columns: form,
gender (f, m; u for both).
Places: countries (CLDR through Babel), the cities that name a zone of the tz database (public
domain), and the states, regions and cities below. Columns: form, kind (country, region, city).
Both packages are tools of development, not dependencies.

Usage: python scripts/lexicons/make_names.py    (needs babel and names)
"""

from __future__ import annotations

import csv
import zoneinfo
from pathlib import Path

import names
from babel import Locale

OUT = Path(__file__).parents[2] / "src" / "claimx" / "lexicons"
ABROAD = Path(__file__).parent / "given_names_abroad.csv"
RARE = 0.006

# words and places that the census has as names, and that news hardly ever uses so
NOT_GIVEN = """An April August China Dallas Denver Dong Earth Ha Houston India Kansas Lan London
Loan Long Love Many Montana My Nevada No Paris Phoenix Pa Page Porter Price Prince Queen Rich
Ride Rome Royal Season See So Sol Son Song Star Stormy Sun Sunday Sung Texas Than The Tijuana
Van Vienna Virgin Wales Young Yen Bank Major Golden Brook Lake Street Santa San Carolina Israel
America Asia Cuba Milan Lisbon Genoa Florence Orlando Austin Lincoln Washington Chance Noble
Brown Green White King Ford"""

# women's names in the census that are men's elsewhere
DIFFERENT = (
    "Andrea Camille Claude Dara Fran Janis Jean Joan Joni Laurence Marian Michele Robin Simone Toni"
)

FEMALE = """Agnieszka Aiko Aisha Ai Akiko Amina Angela Anja Anneliese Annalena Ananya Aung
Ayesha Bianca Birgit Chiara Christine Claudia Cristina Deepika Dilma Ebba Elif Elke Emine Fatima
Fatou Federica Francesca Freya Frida Fumiko Giorgia Giulia Greta Gro Hadiza Halima Hanna Haruka
Hedda Helle Indira Ines Inga Ingrid Isabel Jacinda Jadwiga Joana Kaja Kamala Karima Katarzyna
Keiko Khadija Lakshmi Leila Liv Liz Lucia Ludmila Magda Magdalena Maia Malala Malgorzata Mamata
Margrethe Mariam Mariana Marine Marta Maryam Mayumi Meera Mei Mette Michiko Mio Nadia Najla
Naomi Natalia Nikki Nirmala Noor Olena Olga Oksana Padma Parvati Penelope Pia Pooja Priya
Priyanka Radha Rania Reiko Sadia Sahle Sakura Sanae Sanna Saoirse Sibongile Sigrid Siobhan Sofia
Solveig Sonia Sunita Svetlana Tamar Tatiana Ulrike Ursula Uzma Vaira Vesna Viktoria Viola
Wangari Xiomara Yekaterina Yingluck Yoko Yuki Yukiko Yulia Zahra Zainab Zeinab Zuzana"""
MALE = """Abdel Abdullah Abdulrahman Abiy Adnan Ahmad Ahmed Akio Akira Alassane Aleksandr
Aleksei Alexei Ali Alisher Amir Amit Anand Anders Andrei Andriy Antonio Anura Anwar Arif Arjun
Arun Ashok Ashraf Ayman Bashar Bashir Benjamin Bilal Binyamin Bjorn Bola Boris Bo Carlos Cem
Cyril Daisuke Deepak Denys Didier Dieter Dinesh Dmitri Dmitry Dmytro Ebrahim Edi Ehud Ekrem
Emmanuel Emmerson Enrique Erdogan Evgeny Farhad Felipe Ferdinand Francois François Franz
Friedrich Fumio Ganesh Gautam Gerhard Geert Giancarlo Gianni Giorgio Giovanni Giuseppe Goran
Gordon Gunther Gustav Gustavo Hakan Hamid Hans Haruhiko Hasan Hassan Hideki Hiroshi Hiroki
Hussein Ibrahim Igor Ilham Imran Ismail Ivan Jair Javier Jens Jerzy Jin Joao João Joaquin Jorge
Joko Jorg José Juha Juan Jun Junichiro Jurgen Jürgen Kais Karim Kazuo Keir Kemal Kenji Kenta
Khaled Khalid Kiran Klaus Koichi Kofi Kumar Kwasi Lars Lech Lei Leonid Lionel Lorenz Luca Luigi
Luis Luiz Mahathir Mahmoud Manish Manmohan Manoj Manuel Marcin Marek Mario Mariano Mark Massimo
Mateusz Matteo Mauricio Mehmet Miguel Mikhail Milos Miroslav Mohamed Mohammad Mohammed Moon
Muhammad Muhammadu Mukesh Murat Mustafa Nana Narendra Nayib Nicolas Nikita Nikol Nikolai Novak
Olaf Oleg Oleksandr Oscar Osman Pavel Pedro Petr Petro Pierre Piotr Prabowo Prakash Pranab
Rafael Rahul Rajesh Rajiv Rajnath Rakesh Ramesh Ravi Recep Rishi Robert Rodrigo Roger Roman
Ryosuke Sadiq Sachin Salman Samir Sanjay Satoshi Satya Sebastian Sergei Sergey Serhiy Shahid
Shigeru Shinzo Shinji Silvio Soren Srinivas Stanislav Stefan Sundar Sunil Suresh Sven Taavi
Takashi Taro Tayyip Tedros Thabo Thaksin Thierry Tomasz Tomislav Toshiaki Toshihiko Uhuru Ulf
Umar Urban Vaclav Valdis Valery Viktor Vikram Vinod Vitali Vladimir Volodymyr Wang Wei Winfried
Wladimir Wojciech Xavier Xi Yasuhiro Yevgeny Yitzhak Yoon Yoshihide Yoweri Yuri Yves Yusuf
Zbigniew Zhang Zoran Zsolt"""
EITHER = """Chen Hao Jie Jing Kim Lee Li Lin Ling Ming Min Ping Qiang Rui Sasha Tan Wen Xin Yang
Yi Yan Yong Yu Yuan Yun Zhen Zhou"""

STATES = """Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida
Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland
Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma
Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming"""
REGIONS = """New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota,
Rhode Island, South Carolina, South Dakota, West Virginia, Puerto Rico, Africa, America,
Antarctica, Arctic, Asia, Europe, Latin America, Middle East, North America, Oceania, South
America, Central America, Scandinavia, Balkans, Caribbean, Sahel, Gaza, West Bank, Crimea,
Donbas, Kurdistan, Kashmir, Tibet, Xinjiang, Bavaria, Catalonia, Andalusia, Lombardy, Sicily,
Tuscany, Brittany, Normandy, Flanders, Cornwall, Kent, Essex, Devon, Yorkshire, Lancashire,
Cumbria, Norfolk, Suffolk, Surrey, Sussex, Dorset, Wiltshire, Lincolnshire, England, Scotland,
Wales, Northern Ireland, Quebec, Ontario, Alberta, Manitoba, British Columbia, Nova Scotia,
Queensland, Tasmania, New South Wales, Maharashtra, Gujarat, Karnataka, Kerala, Punjab, Bihar,
Uttar Pradesh, Andhra Pradesh, Madhya Pradesh, Rajasthan, Tamil Nadu, Telangana, West Bengal,
Sindh, Balochistan, Guangdong, Zhejiang, Jiangsu, Sichuan, Hubei, Hunan, Fujian, Shandong,
Siberia"""
COUNTRIES = """U.S., US, USA, U.K., UK, United States, United Kingdom, Britain, Great Britain,
Russia, South Korea, North Korea, Korea, China, Taiwan, Turkey, Vietnam, Syria, Palestine, Ivory
Coast, Czech Republic, Burma, Holland, Congo, Laos, Macedonia, Vatican, Hong Kong, Macau,
Bosnia, Soviet Union, Yugoslavia, Czechoslovakia, East Germany, West Germany, UAE, EU, European
Union"""
CITIES = """Beijing, Shenzhen, Guangzhou, Hangzhou, Wuhan, Chengdu, Tianjin, Nanjing, Xian,
Osaka, Kyoto, Yokohama, Nagoya, Hiroshima, Nagasaki, Fukushima, Busan, Mumbai, Delhi, New Delhi,
Bengaluru, Bangalore, Chennai, Hyderabad, Pune, Ahmedabad, Lahore, Islamabad, Hanoi, Rawalpindi,
Peshawar, Kandahar, Herat, Mecca, Medina, Jeddah, Dubai, Abu Dhabi, Doha, Tel Aviv, Haifa,
Ankara, Izmir, Antakya, Aleppo, Idlib, Homs, Mosul, Basra, Tehran, Isfahan, Alexandria, Lagos,
Abuja, Kano, Cape Town, Durban, Pretoria, Mombasa, Casablanca, Marrakesh, Munich, Hamburg,
Frankfurt, Cologne, Stuttgart, Leipzig, Dresden, Lyon, Marseille, Toulouse, Bordeaux, Lille,
Strasbourg, Milan, Turin, Naples, Florence, Bologna, Genoa, Venice, Barcelona, Seville,
Valencia, Bilbao, Porto, Geneva, Basel, Bern, Lausanne, Antwerp, Ghent, Rotterdam, The Hague,
Utrecht, Krakow, Gdansk, Kharkiv, Odesa, Odessa, Lviv, Mariupol, Kherson, St Petersburg, St.
Petersburg, Salzburg, Graz, Thessaloniki, Aarhus, Gothenburg, Malmo, Bergen, Trondheim, Tampere,
Manchester, Birmingham, Leeds, Liverpool, Sheffield, Bristol, Newcastle, Nottingham, Leicester,
Coventry, Hull, Bradford, Cardiff, Swansea, Glasgow, Edinburgh, Aberdeen, Dundee, Southampton,
Portsmouth, Plymouth, Exeter, Norwich, Cambridge, Oxford, York, Brighton, Cork, Galway,
Limerick, Washington, Washington D.C., San Francisco, San Diego, San Jose, San Antonio, Dallas,
Houston, Austin, Philadelphia, Boston, Baltimore, Miami, Tampa, Orlando, Atlanta, Charlotte,
Nashville, Memphis, New Orleans, St. Louis, Kansas City, Cleveland, Cincinnati, Pittsburgh,
Buffalo, Milwaukee, Minneapolis, Seattle, Portland, Las Vegas, Salt Lake City, Oakland,
Sacramento, Palo Alto, Brooklyn, Manhattan, Queens, Bronx, Hollywood, Silicon Valley, Wall
Street, Los Gatos, Honolulu, Montreal, Ottawa, Calgary, Quebec City, Guadalajara, Monterrey, Rio
de Janeiro, Brasilia, Medellin, Cali, Quito, Valparaiso, Cordoba, Rosario, Canberra, Wellington,
Christchurch, Gold Coast, Davos, Brussels, Westminster, Taipei, Kaohsiung, Pyongyang,
Ulaanbaatar, Naypyidaw, Khan Younis, Rafah, Gaza City, Ramallah, Hebron, Kathmandu, Colombo,
Male, Dhaka, Chittagong, Silverstone"""
# zones that are no cities, or words that mean something else in most of news
NOT_PLACES = """Center Easter Eastern Central Mountain Pacific Atlantic General Galapagos Buenos
Knox Marengo Tell City Vincennes Winamac Petersburg Vevay Monticello Beulah Salem Troll Vostok
Casey Davis Mawson Syowa Palmer McMurdo Rothera Regina Nome Adak Boise Barthelemy Thomas
Marquesas Wake Midway Johnston Christmas Chagos Mahe North South West East Factory Rosario Male
Cali"""


def _listed(names: str) -> list[str]:
    """The names of a list with commas, over several lines."""
    return [" ".join(name.split()) for name in names.split(",")]


def given() -> dict[str, str]:
    """Each given name with its gender."""
    share: dict[str, dict[str, float]] = {}
    for gender, file in (("f", "female"), ("m", "male")):
        for line in Path(names.FILES[f"first:{file}"]).read_text().splitlines():
            name, percent = line.split()[:2]
            share.setdefault(name.title(), {})[gender] = float(percent)
    found = {}
    for name, by in share.items():
        female, male = by.get("f", 0.0), by.get("m", 0.0)
        if max(female, male) >= RARE and name not in NOT_GIVEN.split():
            found[name] = "f" if female > 4 * male else "m" if male > 4 * female else "u"
    for gender, more in (("f", FEMALE), ("m", MALE), ("u", EITHER)):
        found.update(dict.fromkeys(more.split(), gender))
    with open(ABROAD, encoding="utf-8", newline="") as file:
        found = {row["form"]: row["gender"] for row in csv.DictReader(file)} | found
    return found | dict.fromkeys(DIFFERENT.split(), "u")


def places() -> dict[str, str]:
    """Each place with what kind it is."""
    found = {
        zone.rsplit("/", 1)[1].replace("_", " "): "city"
        for zone in zoneinfo.available_timezones()
        if zone.split("/")[0] in ("Africa", "America", "Asia", "Australia", "Europe")
    }
    found |= dict.fromkeys(_listed(CITIES), "city")
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code.isalpha() and " (" not in name and "&" not in name:
            found[name] = "country"
    found |= dict.fromkeys(_listed(COUNTRIES), "country")
    found |= dict.fromkeys([*STATES.split(), *_listed(REGIONS)], "region")
    return {name: kind for name, kind in found.items() if name not in NOT_PLACES.split()}


def write(name: str, header: tuple[str, str], table: dict[str, str]) -> None:
    """Writes one lexicon, sorted."""
    with open(OUT / name, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(header)
        rows.writerows(sorted(table.items()))


if __name__ == "__main__":
    write("given_names.csv", ("form", "gender"), given())
    write("places.csv", ("form", "kind"), places())
