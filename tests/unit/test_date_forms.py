"""Dates as people type them in Japanese and in English: read whole, or refused with a reason.

Each was checked by hand against a calendar. They are typed on Saturday, 28 November 2026.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import BadDate, DateTrouble, bounds, ends_at, find_when, parse_when
from bot.domain.statement import When

TODAY = date(2026, 11, 28)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
KANJI = "〇一二三四五六七八九"
WEEKDAYS = "月火水木金土日"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# What is typed, and what it means in EDTF.
DATES = (
    ("2027 年 5 月 12 日", "2027-05-12"),
    ("2027年5月12日（水）", "2027-05-12"),
    ("2027年5月12日から14日", "2027-05-12/2027-05-14"),
    ("2027年5月12日から14日まで", "2027-05-12/2027-05-14"),
    ("2027年5月12日〜14日", "2027-05-12/2027-05-14"),
    ("2027年5月12日～14日", "2027-05-12/2027-05-14"),
    ("2027年5月12日ー14日", "2027-05-12/2027-05-14"),
    ("2027年5月12日（水）～14日（金）", "2027-05-12/2027-05-14"),
    ("2027年5月12日（水）〜5月14日（金）", "2027-05-12/2027-05-14"),
    ("2027年5月30日〜6月2日", "2027-05-30/2027-06-02"),
    ("2027年12月30日〜2028年1月2日", "2027-12-30/2028-01-02"),
    ("2027 年 5 月 12 日 〜 14 日", "2027-05-12/2027-05-14"),
    ("2027年5月末", "2027-05~"),
    ("2027年5月上旬", "2027-05-01~/2027-05-10~"),
    ("2027年5月中旬", "2027-05-11~/2027-05-20~"),
    ("2027年2月下旬", "2027-02-21~/2027-02-28~"),
    ("2027年5月末日", "2027-05-31"),
    ("2027年度", "2027-04/2028-03"),
    ("2027年度末", "2028-03~"),
    ("2027 年度末", "2028-03~"),
    ("令和9年5月12日", "2027-05-12"),
    ("令和九年五月十二日", "2027-05-12"),
    ("令和９年度末", "2028-03~"),
    ("令和9年", "2027"),
    ("二〇二七年五月十二日", "2027-05-12"),
    ("二千二十七年五月十二日", "2027-05-12"),
    ("2027年春", "2027-21"),
    ("2027年末", "2027-~09/2027-~12"),
    ("2027年初め", "2027-~01/2027-~04"),
    ("2027年前半", "2027-01/2027-06"),
    ("2027年度上半期", "2027-04/2027-09"),
    ("2027年第3四半期", "2027-07/2027-09"),
    ("2027年度第１四半期", "2027-04/2027-06"),
    ("2027年5月頃", "2027-05~"),
    ("2027年5月", "2027-05"),
    ("2027年5月から6月", "2027-05/2027-06"),
    ("2027年〜2028年", "2027/2028"),
    ("2027年中", "2027"),
    ("2027年内", "2027"),
    ("2027年5月12日まで", "2027-05-12"),
    ("2027年5月12日までに", "2027-05-12"),
    ("2027/05/12(水)", "2027-05-12"),
    ("2027/5/12", "2027-05-12"),
    ("2027-05-12", "2027-05-12"),
    ("2027.5.12", "2027-05-12"),
    ("平成31年4月30日", "2019-04-30"),
    ("2027年5月12日、13日", "2027-05-12/2027-05-13"),
    ("winter 2026-2027", "2026-24"),
    ("winter 2026/27", "2026-24"),
    ("fiscal year 2027", "2027-04/2028-03"),
    ("FY2027", "2027-04/2028-03"),
    ("FY 2027", "2027-04/2028-03"),
    ("FY2027/28", "2027-04/2028-03"),
    ("Q1 FY2027", "2027-04/2027-06"),
    ("end of FY2027", "2028-03~"),
    ("Japanese fiscal year 2027", "2027-04/2028-03"),
    ("Wed 12 May 2027", "2027-05-12"),
    ("Wednesday, 12 May 2027", "2027-05-12"),
    ("12 May 2027 (Wed)", "2027-05-12"),
    ("Wed 12 - Fri 14 May 2027", "2027-05-12/2027-05-14"),
    ("Wednesday 12 to Friday 14 May 2027", "2027-05-12/2027-05-14"),
    ("12 (Wed) - 14 (Fri) May 2027", "2027-05-12/2027-05-14"),
    ("between 3 and 5 May 2027", "2027-05-03/2027-05-05"),
    ("3 and 4 May 2027", "2027-05-03/2027-05-04"),
    ("from 3 to 5 May 2027", "2027-05-03/2027-05-05"),
    ("3 May through 5 May 2027", "2027-05-03/2027-05-05"),
    ("30 April to 2 May 2027", "2027-04-30/2027-05-02"),
    ("12-14 May 2027", "2027-05-12/2027-05-14"),
    ("by 12 May 2027", "2027-05-12"),
    ("by the end of 2027", "2027-~09/2027-~12"),
    ("about 12 May 2027", "2027-05-12~"),
    ("around May 2027", "2027-05~"),
    ("c. 2027", "2027~"),
    ("end of June", "2027-06~"),
    ("end of June 2027", "2027-06~"),
    ("mid-May 2027", "2027-05~"),
    ("late May 2027", "2027-05~"),
    ("tomorrow", "2026-11-29"),
    ("day after tomorrow", "2026-11-30"),
    ("next Friday", "2026-12-04"),
    ("Friday", "2026-12-04"),
    ("on Friday", "2026-12-04"),
    ("this Friday", "2026-12-04"),
    ("Friday next week", "2026-12-04"),
    ("next week", "2026-11-30/2026-12-04"),
    ("within two weeks", "2026-11-28/2026-12-12"),
    ("in the next 10 days", "2026-11-28/2026-12-08"),
    ("2週間以内", "2026-11-28/2026-12-12"),
    ("今後3ヶ月", "2026-11-28/2027-02-28"),
    ("向こう1年間", "2026-11-28/2027-11-28"),
    ("next month", "2026-12"),
    ("end of next month", "2026-12~"),
    ("next quarter", "2027-01/2027-03"),
    ("next year", "2027"),
    ("early next year", "2027-~01/2027-~04"),
    ("12 May next year", "2027-05-12"),
    ("the end of the year", "2026-~09/2026-~12"),
    ("by the end of the year", "2026-~09/2026-~12"),
    ("end of the month", "2026-11~"),
    ("this year", "2026"),
    ("in two weeks", "2026-12-12"),
    ("in 3 months", "2027-02-28"),
    ("two weeks from now", "2026-12-12"),
    ("in a week", "2026-12-05"),
    ("next summer", "2027-22"),
    ("next spring", "2027-21"),
    ("second half of next year", "2027-07/2027-12"),
    ("the last quarter of 2027", "2027-10/2027-12"),
    ("the latter half of 2027", "2027-07/2027-12"),
    ("the first nine months of 2027", "2027-01/2027-09"),
    ("first 2 months of 2027", "2027-01/2027-02"),
    ("Q3 2027", "2027-07/2027-09"),
    ("H1 2027", "2027-01/2027-06"),
    ("3Q 2027", "2027-07/2027-09"),
    ("mid-2027", "2027-~05/2027-~08"),
    ("3rd quarter 2027", "2027-07/2027-09"),
    ("first half of 2027", "2027-01/2027-06"),
    ("next fiscal year", "2027-04/2028-03"),
    ("明日", "2026-11-29"),
    ("明後日", "2026-11-30"),
    ("本日", "2026-11-28"),
    ("来週金曜", "2026-12-04"),
    ("来週の金曜日", "2026-12-04"),
    ("今週金曜", "2026-11-27"),
    ("金曜日", "2026-12-04"),
    ("今月末", "2026-11~"),
    ("来月末", "2026-12~"),
    ("来月", "2026-12"),
    ("来月12日", "2026-12-12"),
    ("来月上旬", "2026-12-01~/2026-12-10~"),
    ("来年", "2027"),
    ("来年5月", "2027-05"),
    ("来年5月12日", "2027-05-12"),
    ("来年度", "2027-04/2028-03"),
    ("来年度末", "2028-03~"),
    ("年末", "2026-~09/2026-~12"),
    ("年度末", "2027-03~"),
    ("年内", "2026"),
    ("月末", "2026-11~"),
    ("6月末", "2027-06~"),
    ("6月上旬", "2027-06-01~/2027-06-10~"),
    ("3週間後", "2026-12-19"),
    ("二週間後", "2026-12-12"),
    ("3日後", "2026-12-01"),
    ("2か月後", "2027-01-28"),
    ("来年春", "2027-21"),
    ("今年度末", "2027-03~"),
    ("再来年3月", "2028-03"),
    ("13/5/2027", "2027-05-13"),
    ("between 3 May and 5 May 2027", "2027-05-03/2027-05-05"),
    ("by Friday", "2026-12-04"),
    ("fri", "2026-12-04"),
    ("Friday 14 May 2027", "2027-05-14"),
    ("28-30 June 2027", "2027-06-28/2027-06-30"),
    ("2027年6月28日（月）・29日（火）", "2027-06-28/2027-06-29"),
    ("2027年6月28日・29日", "2027-06-28/2027-06-29"),
    ("2027年6月28、29日", "2027-06-28/2027-06-29"),
    ("May 12th, 2027", "2027-05-12"),
    ("May 12th 2027", "2027-05-12"),
    ("the 12th of May 2027", "2027-05-12"),
    ("12.05.2027", "2027-05-12"),
    ("2027.05.12", "2027-05-12"),
    ("20270512", "2027-05-12"),
    ("2027-05", "2027-05"),
    ("05/2027", "2027-05"),
    ("5/2027", "2027-05"),
    ("2027/5", "2027-05"),
    ("2027年五月", "2027-05"),
    ("西暦2027年5月12日", "2027-05-12"),
    ("令和9/5/12", "2027-05-12"),
    ("令和9.5.12", "2027-05-12"),
    ("R9年5月12日", "2027-05-12"),
    ("2027年5月12日水曜日", "2027-05-12"),
    ("2027年5月12日 水曜日", "2027-05-12"),
    ("end-May 2027", "2027-05~"),
    ("end May 2027", "2027-05~"),
    ("beginning of 2027", "2027-~01/2027-~04"),
    ("Spring 2027", "2027-21"),
    ("the spring of 2027", "2027-21"),
    ("2027 spring", "2027-21"),
    ("May–June 2027", "2027-05/2027-06"),
    ("May to June 2027", "2027-05/2027-06"),
    ("from May to June 2027", "2027-05/2027-06"),
    ("May 2027 to June 2027", "2027-05/2027-06"),
    ("May 2027 - June 2028", "2027-05/2028-06"),
    ("2027-2028", "2027/2028"),
    ("from 2027 to 2028", "2027/2028"),
    ("third quarter of 2027", "2027-07/2027-09"),
    ("until 12 May 2027", "2027-05-12"),
    ("no later than 12 May 2027", "2027-05-12"),
    ("at the latest by 12 May 2027", "2027-05-12"),
    ("by mid-2027", "2027-~05/2027-~08"),
    ("by early May 2027", "2027-05~"),
    ("by end of June 2027", "2027-06~"),
    ("by end 2027", "2027-~09/2027-~12"),
    ("by end-2027", "2027-~09/2027-~12"),
    ("end of year", "2026-~09/2026-~12"),
    ("end of next year", "2027-~09/2027-~12"),
    ("end of this year", "2026-~09/2026-~12"),
    ("end of this month", "2026-11~"),
    ("the end of next week", "2026-12-04"),
    ("in early 2027", "2027-~01/2027-~04"),
    ("29 Feb 2028", "2028-02-29"),
    ("next May", "2027-05"),
    ("May next year", "2027-05"),
    ("in May", "2027-05"),
    ("in June next year", "2027-06"),
    ("this summer", "2026-22"),
    ("in a month", "2026-12-28"),
    ("in one year", "2027-11-28"),
    ("a month from now", "2026-12-28"),
    ("in two weeks' time", "2026-12-12"),
    ("10 days from now", "2026-12-08"),
    ("next week Friday", "2026-12-04"),
    ("今日", "2026-11-28"),
    ("来週", "2026-11-30/2026-12-04"),
    ("再来週", "2026-12-07/2026-12-11"),
    ("再来週の月曜", "2026-12-07"),
    ("再来月", "2027-01"),
    ("今月中", "2026-11"),
    ("今月上旬", "2026-11-01~/2026-11-10~"),
    ("来月半ば", "2026-12~"),
    ("来年度上半期", "2027-04/2027-09"),
    ("来年前半", "2027-01/2027-06"),
    ("来年夏", "2027-22"),
    ("今年の夏", "2026-22"),
    ("今年の秋", "2026-23"),
    ("本年末", "2026-~09/2026-~12"),
    ("本年度末", "2027-03~"),
    ("今年度中", "2026-04/2027-03"),
    ("年度内", "2026-04/2027-03"),
    ("今週中", "2026-11-23/2026-11-27"),
    ("来週中", "2026-11-30/2026-12-04"),
    ("再来年度", "2028-04/2029-03"),
    ("1か月後", "2026-12-28"),
    ("１ヶ月後", "2026-12-28"),
    ("三か月後", "2027-02-28"),
    ("半年後", "2027-05-28"),
    ("1年後", "2027-11-28"),
    ("5月中", "2027-05"),
    ("5月末", "2027-05~"),
    ("来年の5月末", "2027-05~"),
    ("来年5月上旬", "2027-05-01~/2027-05-10~"),
    ("令和9年度", "2027-04/2028-03"),
    ("令和9年度末", "2028-03~"),
    ("令和九年度第二四半期", "2027-07/2027-09"),
    ("令和10年3月末", "2028-03~"),
    ("2027年3月末まで", "2027-03~"),
    ("2027年5月12日頃", "2027-05-12~"),
    ("2027年ごろ", "2027~"),
    ("来年の5月12日", "2027-05-12"),
    ("2027年の春", "2027-21"),
    ("next June", "2027-06"),
    ("in a fortnight", "2026-12-12"),
    ("5月中旬", "2027-05-11~/2027-05-20~"),
    ("2027年5月中", "2027-05"),
)
# What is typed, the day or days, when it begins, and at what hour it ends if that is said.
HOURS = (
    ("2027年5月12日(水)14:00 東京", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("2027年5月12日（水）14:00（東京）", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("2027年5月12日 14時半（日本時間）", "2027-05-12", "2027-05-12T14:30+09:00", ""),
    ("2027年5月12日 午後2時（東京）", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("2027年5月12日午後2時30分 日本時間", "2027-05-12", "2027-05-12T14:30+09:00", ""),
    ("2027年5月12日 日本時間14時", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("2027年5月12日 14時から16時まで（東京）", "2027-05-12", "2027-05-12T14:00+09:00", "16:00"),
    ("2027年5月12日 14:00〜16:00 東京", "2027-05-12", "2027-05-12T14:00+09:00", "16:00"),
    ("2027年5月12日14:00～16:00（日本時間）", "2027-05-12", "2027-05-12T14:00+09:00", "16:00"),
    ("2027年5月12日 正午 東京", "2027-05-12", "2027-05-12T12:00+09:00", ""),
    ("12 May 2027 from 14:00 Tokyo", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("12 May 2027 14:00–16:00 CET", "2027-05-12", "2027-05-12T14:00+02:00", "16:00"),
    ("12 May 2027 14:00 UTC+9", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("12 May 2027 14:00 +09:00", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("12 May 2027 14:00+09:00", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("2027-05-12T14:00+09:00", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("2027-05-12T14:00:00Z", "2027-05-12", "2027-05-12T14:00+00:00", ""),
    ("12 May 2027 14:00 Geneva", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027 14:00 Washington", "2027-05-12", "2027-05-12T14:00-04:00", ""),
    ("12 May 2027, 14:00 Washington, DC", "2027-05-12", "2027-05-12T14:00-04:00", ""),
    ("12 May 2027 14:00 Beijing time", "2027-05-12", "2027-05-12T14:00+08:00", ""),
    ("12 May 2027 at 2 pm Brussels time", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027 2-4pm Brussels", "2027-05-12", "2027-05-12T14:00+02:00", "16:00"),
    ("12 May 2027 14:00 CET / 21:00 JST", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027 14:00 CET (21:00 JST)", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027 14h30 Brussels", "2027-05-12", "2027-05-12T14:30+02:00", ""),
    ("12 May 2027 noon Tokyo", "2027-05-12", "2027-05-12T12:00+09:00", ""),
    ("14:00 JST on 12 May 2027", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("at 14:00 Tokyo time, 12 May 2027", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    (
        "12–14 May 2027, 10:00-16:00 Brussels",
        "2027-05-12/2027-05-14",
        "2027-05-12T10:00+02:00",
        "16:00",
    ),
    ("tomorrow 14:00 Tokyo", "2026-11-29", "2026-11-29T14:00+09:00", ""),
    ("来週金曜日 14:00 東京", "2026-12-04", "2026-12-04T14:00+09:00", ""),
    ("2027年5月12日午前10時30分（東京）", "2027-05-12", "2027-05-12T10:30+09:00", ""),
    ("12 May 2027 14:00 UTC+05:30", "2027-05-12", "2027-05-12T14:00+05:30", ""),
    ("Friday 14:00 Tokyo", "2026-12-04", "2026-12-04T14:00+09:00", ""),
    ("次の金曜日 15時 東京", "2026-12-04", "2026-12-04T15:00+09:00", ""),
    ("2027年5月12日10:00-12:00 JST", "2027-05-12", "2027-05-12T10:00+09:00", "12:00"),
    ("2027年5月12日 10時〜12時（日本時間）", "2027-05-12", "2027-05-12T10:00+09:00", "12:00"),
    (
        "2027年5月12日 10時～12時（ブリュッセル時間）",
        "2027-05-12",
        "2027-05-12T10:00+02:00",
        "12:00",
    ),
    ("2027年5月12日午後2時〜4時 東京", "2027-05-12", "2027-05-12T14:00+09:00", "16:00"),
    (
        "2027年5月12日午後2時から午後4時まで（東京）",
        "2027-05-12",
        "2027-05-12T14:00+09:00",
        "16:00",
    ),
    ("2027年5月12日 14時30分開始 東京", "2027-05-12", "2027-05-12T14:30+09:00", ""),
    ("2027年5月12日 ジュネーブ時間14時", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("14:00（日本時間）2027年5月12日", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("12 May 2027 at 14:00 (Brussels time)", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027, 14:00 (CET)", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027 14:00 CEST", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027 14:00 Europe/Brussels", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027 14.00 Brussels", "2027-05-12", "2027-05-12T14:00+02:00", ""),
    ("12 May 2027 2:30pm New York", "2027-05-12", "2027-05-12T14:30-04:00", ""),
    ("12 May 2027 14:00 to 16:00 Tokyo", "2027-05-12", "2027-05-12T14:00+09:00", "16:00"),
    ("12 May 2027 from 2 pm to 4 pm Tokyo", "2027-05-12", "2027-05-12T14:00+09:00", "16:00"),
    ("12 May 2027 between 14:00 and 16:00 Tokyo", "2027-05-12", "2027-05-12T14:00+09:00", "16:00"),
    ("12 May 2027 14:00 UTC", "2027-05-12", "2027-05-12T14:00+00:00", ""),
    ("12 May 2027 14:00Z", "2027-05-12", "2027-05-12T14:00+00:00", ""),
    ("12 May 2027 14:00 GMT+9", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("12 May 2027 14:00 UTC+9:00", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("12 May 2027 14:00 UTC-5", "2027-05-12", "2027-05-12T14:00-05:00", ""),
    ("12 May 2027 14:00 (UTC+9)", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("12 May 2027 14:00 JST (07:00 CEST)", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("12 May 2027 07:00 CEST/14:00 JST", "2027-05-12", "2027-05-12T07:00+02:00", ""),
    ("12 May 2027 23:00 JST / 16:00 CET", "2027-05-12", "2027-05-12T23:00+09:00", ""),
    ("12 May 2027, 14:00–16:00 (Tokyo time)", "2027-05-12", "2027-05-12T14:00+09:00", "16:00"),
    ("2-3 May 2027, 14:00 Tokyo", "2027-05-02/2027-05-03", "2027-05-02T14:00+09:00", ""),
    ("tomorrow at 9am Brussels", "2026-11-29", "2026-11-29T09:00+01:00", ""),
    ("today 17:00 Tokyo", "2026-11-28", "2026-11-28T17:00+09:00", ""),
    ("next Tuesday 10:00 Brussels", "2026-12-01", "2026-12-01T10:00+01:00", ""),
    ("明日 10時 東京", "2026-11-29", "2026-11-29T10:00+09:00", ""),
    ("明日の午後3時（東京）", "2026-11-29", "2026-11-29T15:00+09:00", ""),
    ("2027年5月12日正午（東京）", "2027-05-12", "2027-05-12T12:00+09:00", ""),
    ("2027年5月12日の午後2時（東京）", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("2027年5月12日 14:00 (日本時間)", "2027-05-12", "2027-05-12T14:00+09:00", ""),
    ("2027年5月12日 0:00 東京", "2027-05-12", "2027-05-12T00:00+09:00", ""),
    ("2027年5月12日 午前0時 東京", "2027-05-12", "2027-05-12T00:00+09:00", ""),
)
REFUSED = (
    ("2027年5月12日（木）", DateTrouble.OTHER_WEEKDAY),
    ("五月十二日", DateTrouble.NO_YEAR),
    ("5月12日", DateTrouble.NO_YEAR),
    ("2027年13月1日", DateTrouble.NO_SUCH_DAY),
    ("2027年2月30日", DateTrouble.NO_SUCH_DAY),
    ("2027年5月12日14時", DateTrouble.NO_ZONE),
    ("2027年5月12日 午後14時 東京", DateTrouble.NO_SUCH_HOUR),
    ("2027年5月12日13日", DateTrouble.UNREADABLE),
    ("12 May 2027 14:00 CET / 22:00 JST", DateTrouble.UNREADABLE),
    ("12 May 2027 14:00", DateTrouble.NO_ZONE),
    ("winter 2026-2028", DateTrouble.UNREADABLE),
    ("summer 2026-2027", DateTrouble.UNREADABLE),
    ("Tuesday 12 May 2027", DateTrouble.OTHER_WEEKDAY),
    ("12 May 2027 (Thu)", DateTrouble.OTHER_WEEKDAY),
    ("3 & 5 May 2027", DateTrouble.UNREADABLE),
    ("12 May", DateTrouble.NO_YEAR),
    ("12 May 27", DateTrouble.SHORT_YEAR),
    ("5/12/2027", DateTrouble.AMBIGUOUS),
    ("31 June 2027", DateTrouble.NO_SUCH_DAY),
    ("soon", DateTrouble.UNREADABLE),
    ("TBC", DateTrouble.UNREADABLE),
    ("12 May 2027 or 13 May 2027", DateTrouble.UNREADABLE),
    ("12 May 2027?", DateTrouble.UNREADABLE),
    ("May/June 2027", DateTrouble.UNREADABLE),
    ("12 May 2027 morning", DateTrouble.UNREADABLE),
    ("2027年5月12日午前", DateTrouble.UNREADABLE),
    ("week of 12 May 2027", DateTrouble.UNREADABLE),
    ("after 12 May 2027", DateTrouble.UNREADABLE),
    ("第2四半期", DateTrouble.UNREADABLE),
    ("29 February 2027", DateTrouble.NO_SUCH_DAY),
    ("28 Feb 2027 14:00 Narnia", DateTrouble.NO_SUCH_ZONE),
    ("28 March 2027 02:30 Brussels", DateTrouble.NO_SUCH_HOUR),
    ("12 May 2027 25:00 Tokyo", DateTrouble.NO_SUCH_HOUR),
    ("12 May 2027 16:00-14:00 Tokyo", DateTrouble.BACKWARDS),
    ("12 May 2027 Friday", DateTrouble.UNREADABLE),
    ("12. Mai 2027", DateTrouble.UNREADABLE),
    ("12.5.27", DateTrouble.UNREADABLE),
    ("2027-W20", DateTrouble.UNREADABLE),
    ("May '27", DateTrouble.SHORT_YEAR),
    ("平成40年", DateTrouble.YEAR_OUT_OF_RANGE),
    ("R9.5.12", DateTrouble.UNREADABLE),
    ("2027年5月12日 木曜日", DateTrouble.OTHER_WEEKDAY),
    ("5月12日（水）", DateTrouble.NO_YEAR),
    ("2027年5月12日 14:00（現地時間）", DateTrouble.NO_SUCH_ZONE),
    ("first week of May 2027", DateTrouble.UNREADABLE),
    ("start of Q3 2027", DateTrouble.UNREADABLE),
    ("early Q3 2027", DateTrouble.UNREADABLE),
    ("late 2027/early 2028", DateTrouble.UNREADABLE),
    ("spring/summer 2027", DateTrouble.UNREADABLE),
    ("2027/28", DateTrouble.NO_SUCH_DAY),
    ("2027–28", DateTrouble.NO_SUCH_DAY),
    ("Q3-Q4 2027", DateTrouble.UNREADABLE),
    ("Q3 or Q4 2027", DateTrouble.UNREADABLE),
    ("Christmas 2027", DateTrouble.UNREADABLE),
    ("Easter 2027", DateTrouble.UNREADABLE),
    ("before the end of 2027", DateTrouble.UNREADABLE),
    ("EOY", DateTrouble.UNREADABLE),
    ("EOM", DateTrouble.UNREADABLE),
    ("later this year", DateTrouble.UNREADABLE),
    ("12 May 2027 14:00 local time", DateTrouble.NO_SUCH_ZONE),
    ("12 May 2027 14:00-16:00", DateTrouble.NO_ZONE),
    ("12 May 2027 08:00 JST / 11 May 2027 01:00 CET", DateTrouble.UNREADABLE),
    ("12 May 2027 1400 Tokyo", DateTrouble.UNREADABLE),
    ("12 May 2027 14:00 Tokio", DateTrouble.NO_SUCH_ZONE),
    ("12 May 2027 14:00 Tokyo - 13 May 2027 12:00 Tokyo", DateTrouble.UNREADABLE),
    ("12/05/2027", DateTrouble.AMBIGUOUS),
    ("2027/13/05", DateTrouble.NO_SUCH_DAY),
    ("31 April 2027", DateTrouble.NO_SUCH_DAY),
    ("32 May 2027", DateTrouble.NO_SUCH_DAY),
    ("00 May 2027", DateTrouble.NO_SUCH_DAY),
    ("first six months of 12027", DateTrouble.YEAR_OUT_OF_RANGE),
    ("12 May 12027", DateTrouble.YEAR_OUT_OF_RANGE),
    ("June", DateTrouble.UNREADABLE),
    ("last Friday", DateTrouble.UNREADABLE),
    ("yesterday", DateTrouble.UNREADABLE),
    ("tomorrow morning", DateTrouble.UNREADABLE),
    ("Monday week", DateTrouble.UNREADABLE),
    ("fortnight", DateTrouble.UNREADABLE),
    ("来週末", DateTrouble.UNREADABLE),
    ("5月", DateTrouble.UNREADABLE),
    ("2027年5月12日以降", DateTrouble.UNREADABLE),
    ("2027年5月12日前後", DateTrouble.UNREADABLE),
    ("2027年5月12日 24時 東京", DateTrouble.NO_SUCH_HOUR),
    ("2027年5月12日 午前12時 東京", DateTrouble.NO_SUCH_HOUR),
    ("2027年6月28、30日", DateTrouble.UNREADABLE),
)
# A whole line, and the words before the date, its EDTF, and the words after it.
LINES = (
    ("CES 2026 6-9 January 2026 Las Vegas", "CES 2026", "2026-01-06/2026-01-09", "Las Vegas"),
    ("会合 2027年5月12日（水）14:00（東京） 官邸", "会合", "2027-05-12", "官邸"),
    ("第3回会合 2027年5月12日 東京", "第3回会合", "2027-05-12", "東京"),
    ("Europe Day 9 May 2027 Brussels", "Europe Day", "2027-05-09", "Brussels"),
    ("建国記念の日 2027年2月11日 東京", "建国記念の日", "2027-02-11", "東京"),
    ("Phase 2, 12 May 2027", "Phase 2", "2027-05-12", ""),
    ("AI-2 12 May 2027", "AI-2", "2027-05-12", ""),
    ("Review next year 12 May 2027 Tokyo", "Review next year", "2027-05-12", "Tokyo"),
    ("Call tomorrow Kantei", "Call", "2026-11-29", "Kantei"),
    ("CES winter 2026-2027", "CES", "2026-24", ""),
    ("Horizon Europe 2021-2027 review 5 May 2027", "Horizon Europe 2021-2027 review",
     "2027-05-05", ""),
    ("G7 14 January 2027 10:00 Vancouver, Hall 3", "G7", "2027-01-14", "Hall 3"),
)  # fmt: skip
# Words around the date that belong to it and are not understood.
HALVES = (
    "Council 12 May 2027 or 13 May 2027",
    "Council 12 May 2027 - 14",
    "Council 12 May 2027 14:00 Tokyo - 13 May 2027 12:00 Tokyo",
    "Council 14:00, Tokyo, some day, 12 May 2027",
    "Council 12 May 2027 Tokyo 14:00 or later",
    "Council 12 May 2027 morning",
    "Council 12 May 2027 to be confirmed",
    "Preparing for winter 2026-12-05 Paris",
    "Council week of 12 May 2027",
    "Council 3, 4 and 5 May 2027",
    "会合 2027年5月12日以降 東京",
    "会合 2027年5月12日または13日",
    "会合 2027年5月12日の午前",
    "会合 約2027年",
)


def test_dates() -> None:
    """Each is read whole, and as it was meant."""
    read = [(typed, spelled(parse_when(typed, TODAY))) for typed, _ in DATES]
    assert read == [(typed, f"{edtf} {bounds(edtf)}") for typed, edtf in DATES]


def test_hours() -> None:
    """With the hour, its zone, and its end where one was typed."""
    read = [(typed, spelled(parse_when(typed, TODAY))) for typed, *_ in HOURS]
    meant = [
        (typed, f"{edtf} {bounds(edtf)} {datetime.fromisoformat(begins)} {ends}".rstrip())
        for typed, edtf, begins, ends in HOURS
    ]
    assert read == meant


def test_refused() -> None:
    """What cannot be read whole is not read, and says why."""
    assert [(typed, parse_when(typed, TODAY)) for typed, _ in REFUSED] == list(REFUSED)


def test_in_a_line() -> None:
    """The title before it and the place after it stay as they were typed."""
    read = []
    for typed, *_ in LINES:
        found = find_when(typed, TODAY)
        assert not isinstance(found, BadDate), typed
        read.append((typed, found[0], found[1].edtf, found[2]))
    assert read == list(LINES)


def test_never_by_half() -> None:
    """A date whose other half would end in the title or in the place is refused."""
    read = [find_when(typed, TODAY) for typed in HALVES]
    assert [each for each in read if not isinstance(each, BadDate)] == []


@pytest.mark.parametrize("typed", ["tomorrow", "来週金曜 14:00 東京", "by the end of next month"])
def test_what_is_counted_from_today_waits_for_it(typed: str) -> None:
    """Without the day on which it is said it keeps its words; with it, those of a date."""
    waiting = parse_when(typed)
    assert isinstance(waiting, When)
    assert waiting.edtf is None
    assert waiting.words == typed.removeprefix("by ")
    known = parse_when(waiting.words, TODAY)
    assert isinstance(known, When)
    assert known.edtf is not None
    again = parse_when(known.words)
    assert isinstance(again, When)
    assert (again.edtf, again.at) == (known.edtf, known.at)


def spelled(when: When | DateTrouble) -> str:
    """A date with its bounds, its hour, and the hour of its end; or why it is none."""
    if isinstance(when, DateTrouble):
        return when
    end = ends_at(when)
    words = [when.edtf, (when.earliest, when.latest), when.at or "", f"{end:%H:%M}" if end else ""]
    return " ".join(str(word) for word in words).rstrip()


@settings(deadline=None)
@given(DAYS, st.integers(0, 40))
def test_japanese_ranges(first: date, length: int) -> None:
    """With any sign between, and the weekday of each end in brackets."""
    last = min(first + timedelta(days=length), date(2199, 12, 31))
    ends = [
        f"{day.year}年{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})" for day in (first, last)
    ]
    for sign in ("から", "〜", "～", "ー", " - "):
        when = parse_when(sign.join(ends))
        assert isinstance(when, When)
        assert (when.earliest, when.latest) == (first, last)


@settings(deadline=None)
@given(DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_refused(day: date, off: int) -> None:
    """In both languages."""
    wrong = day + timedelta(days=off if day.year < 2199 else -off)
    for typed in (
        f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[wrong.weekday()]}）",
        f"{day.day} {MONTHS[day.month - 1]} {day.year} ({wrong:%a})",
        f"{wrong:%A} {day.day} {MONTHS[day.month - 1]} {day.year}",
    ):
        assert parse_when(typed) is DateTrouble.OTHER_WEEKDAY


@settings(deadline=None)
@given(DAYS)
def test_kanji_numerals(day: date) -> None:
    """Digit by digit, and with tens."""
    year = "".join(KANJI[int(digit)] for digit in str(day.year))
    when = parse_when(f"{year}年{_kanji(day.month)}月{_kanji(day.day)}日")
    assert isinstance(when, When)
    assert when.edtf == day.isoformat()


@settings(deadline=None)
@given(DAYS, st.sampled_from(["tomorrow", "明日", "in 1 day", "1日後"]))
def test_tomorrow(day: date, typed: str) -> None:
    """The day after that on which it is said."""
    if day == date(2199, 12, 31):
        return
    when = parse_when(typed, day)
    assert isinstance(when, When)
    assert when.earliest == when.latest == day + timedelta(days=1)


@settings(deadline=None)
@given(st.text(st.characters(categories=None), max_size=100), DAYS)
def test_no_text_raises(text: str, today: date) -> None:
    """Whatever is typed, there is an answer."""
    assert isinstance(parse_when(text, today), When | DateTrouble)


def _kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{KANJI[tens] if tens > 1 else ''}{'十' if tens else ''}{KANJI[ones] if ones else ''}"
