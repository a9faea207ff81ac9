"""The tables of the shelf."""

VERSION = 4
"""Raised whenever the tables change; a shelf of another version is made again."""

TABLES = """
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE report (
    doc TEXT PRIMARY KEY, name TEXT, outlet TEXT, title TEXT, day TEXT, basis TEXT, story TEXT, storyline TEXT,
    kind TEXT, account TEXT, parts TEXT, raw TEXT, document BLOB, layers BLOB
);
CREATE TABLE story (
    id TEXT PRIMARY KEY, storyline TEXT, title TEXT, lead TEXT, first TEXT, last TEXT, reports INT, accounts INT,
    outlets INT, statements INT, positions INT, events INT, contradictions INT
);
CREATE TABLE storyline (
    id TEXT PRIMARY KEY, title TEXT, first TEXT, last TEXT, reports INT, accounts INT, stories INT
);
CREATE TABLE facet (kind TEXT, value TEXT, story TEXT, PRIMARY KEY (kind, value, story)) WITHOUT ROWID;
CREATE TABLE facet_value (kind TEXT, value TEXT, n INT);
CREATE TABLE line (kind TEXT, id TEXT, story TEXT, who TEXT, place INT, body BLOB, PRIMARY KEY (kind, id));
CREATE TABLE touch (doc TEXT, kind TEXT, id TEXT, start INT, end INT);
CREATE TABLE entity (number INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, type TEXT, mentions INT, slug TEXT);
CREATE TABLE entity_outlet (entity TEXT, outlet TEXT, n INT, PRIMARY KEY (entity, outlet)) WITHOUT ROWID;
CREATE TABLE place (slug TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE variant (folded TEXT, entity TEXT, n INT, PRIMARY KEY (folded, entity)) WITHOUT ROWID;
CREATE TABLE sentence (
    number INTEGER PRIMARY KEY, doc TEXT, start INT, end INT, day TEXT, outlet TEXT, story TEXT, said INT
);
CREATE TABLE word (form TEXT PRIMARY KEY, n INT, stem TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE sentence_words USING fts5(stems, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE entity_words USING fts5(stems, content='', tokenize='unicode61 remove_diacritics 0');
"""

INDEXES = """
CREATE INDEX report_story ON report (story, day);
CREATE INDEX report_day ON report (day);
CREATE INDEX story_storyline ON story (storyline, first);
CREATE INDEX story_last ON story (last);
CREATE INDEX storyline_accounts ON storyline (accounts, last);
CREATE INDEX storyline_last ON storyline (last);
CREATE INDEX facet_story ON facet (story, kind);
CREATE INDEX facet_value_n ON facet_value (kind, n DESC, value);
CREATE INDEX line_story ON line (story, kind, place);
CREATE INDEX line_who ON line (who, kind, place);
CREATE INDEX entity_slug ON entity (slug, mentions);
CREATE INDEX touch_doc ON touch (doc, kind);
CREATE INDEX sentence_doc ON sentence (doc);
"""
