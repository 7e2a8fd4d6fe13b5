"""How a spool keeps and compares statements: its tables and its questions, as SQL."""

from graph.model.entities import family
from graph.model.links import LINK_KINDS

HEARD = """
    INSERT INTO heard (id, source, print, digest, kind, one, other, locator, said)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
MISSED = "INSERT OR IGNORE INTO missed VALUES (?, ?, ?, ?)"
UNUSED = """
    INSERT INTO unused VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET times = times + excluded.times
"""
TABLES = """
    CREATE TABLE source (id TEXT PRIMARY KEY, said TEXT NOT NULL);
    CREATE TABLE judgement (id TEXT PRIMARY KEY, said TEXT NOT NULL);
    CREATE TABLE stated (
        source TEXT, stated_id TEXT, family TEXT, PRIMARY KEY (source, stated_id)
    ) WITHOUT ROWID;
    CREATE TABLE heard (
        id TEXT, source TEXT, print TEXT, digest TEXT, kind TEXT, one TEXT, other TEXT,
        locator TEXT, said TEXT, again INTEGER DEFAULT 0
    );
    CREATE TABLE had (
        kind TEXT, id TEXT, digest TEXT, swept INTEGER, PRIMARY KEY (kind, id)
    ) WITHOUT ROWID;
    CREATE TABLE reject (number INTEGER, locator TEXT, reason TEXT, said TEXT);
    CREATE TABLE missed (
        source TEXT, stated_id TEXT, locator TEXT, reason TEXT, PRIMARY KEY (source, stated_id)
    ) WITHOUT ROWID;
    CREATE TABLE unused (name TEXT PRIMARY KEY, times INTEGER);
    CREATE TABLE fact (name TEXT PRIMARY KEY, said TEXT);
    CREATE TABLE joins (kind TEXT, one TEXT, other TEXT, PRIMARY KEY (kind, one, other)) WITHOUT ROWID;
    CREATE TABLE review (id TEXT PRIMARY KEY, said TEXT NOT NULL);
    CREATE TABLE touched (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE beside (
        review TEXT, stands INTEGER, id TEXT, source TEXT, print TEXT, digest TEXT, kind TEXT, one TEXT,
        other TEXT, locator TEXT, said TEXT
    );
    CREATE TABLE changed (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE standing (
        id TEXT PRIMARY KEY, source TEXT, digest TEXT, kind TEXT, one TEXT, other TEXT, said TEXT
    );
    CREATE VIEW told AS
        SELECT id, source, digest, kind, one, other, said FROM heard
        WHERE id NOT IN (SELECT id FROM changed)
        UNION ALL SELECT id, source, digest, kind, one, other, said FROM standing
"""
# Links that hang in the air, for nobody describes an end, or that join what their kind does not join.
MISFITS = """
    SELECT l.rowid, l.locator, l.said, CASE
        WHEN f.family IS NOT NULL AND t.family IS NOT NULL
            THEN l.kind || ' does not join ' || f.family || ' and ' || t.family
        ELSE quote(iif(f.family IS NULL, l.one, l.other)) || ' is linked but nowhere described'
            || coalesce(': its row was refused (' || m.locator || ': ' || m.reason || ')', '') END
    FROM heard l
    LEFT JOIN stated f ON f.source = l.source AND f.stated_id = l.one
    LEFT JOIN stated t ON t.source = l.source AND t.stated_id = l.other
    LEFT JOIN missed m ON m.source = l.source AND m.stated_id = iif(f.family IS NULL, l.one, l.other)
    WHERE l.other <> '' AND NOT EXISTS (
        SELECT 1 FROM joins j WHERE j.kind = l.kind AND j.one = f.family AND j.other = t.family
    )
"""
# What is said twice of an entity counts once for each tier, whatever the order of rows.
REPEATED_DESCRIPTIONS = """
    DELETE FROM heard WHERE rowid IN (
        SELECT row FROM (
            SELECT rowid AS row, row_number() OVER (
                PARTITION BY id, json_extract(said, '$.visibility') ORDER BY digest, rowid
            ) AS rank
            FROM heard WHERE other = ''
        ) WHERE rank > 1
    )
"""
# Among statements with the same words the rank by content tells them apart, whatever the order of rows.
RANKED = """
    UPDATE heard SET id = statement_id(ranked.source, ranked.print, ranked.rank) FROM (
        SELECT rowid AS row, source, print,
               row_number() OVER (PARTITION BY id ORDER BY digest, rowid) - 1 AS rank
        FROM heard
    ) AS ranked WHERE heard.rowid = ranked.row AND ranked.rank > 0
"""
NEW = """
    SELECT id, digest, said FROM told
    WHERE kind = ?1 AND NOT EXISTS (
        SELECT 1 FROM had WHERE had.id = told.id AND had.kind = ?1 AND had.digest = told.digest
    )
    ORDER BY id
"""
STARTS_OF_NEW = """
    SELECT DISTINCT source, one FROM told
    WHERE kind = ?1 AND NOT EXISTS (
        SELECT 1 FROM had WHERE had.id = told.id AND had.kind = ?1 AND had.digest = told.digest
    )
"""
WITH_IDS = "SELECT id, digest, said FROM told WHERE id IN (SELECT value FROM json_each(?))"
GONE = """
    SELECT id FROM had
    WHERE kind = ?1 AND NOT EXISTS (
        SELECT 1 FROM told WHERE told.id = had.id AND told.kind = ?1 AND told.digest = had.digest
    ) AND (swept OR EXISTS (SELECT 1 FROM heard WHERE heard.id = had.id))
    ORDER BY id
"""
DIFFERENCE = """
    SELECT count(*) FROM told
    WHERE NOT EXISTS (SELECT 1 FROM had WHERE had.id = told.id AND had.kind = told.kind)
"""
LOSSES = """
    SELECT count(*), count(coalesce(
        (SELECT 1 FROM heard WHERE heard.id = had.id), (SELECT 1 FROM standing WHERE standing.id = had.id)
    ))
    FROM had WHERE swept AND kind <> 'Original'
"""
NEIGHBORS = """
    SELECT other FROM told WHERE source = ?1 AND one = ?2 AND other <> ''
    UNION SELECT one FROM told WHERE source = ?1 AND other = ?2
"""


def joins() -> set[tuple[str, str, str]]:
    """Return which families of entities each type of link may join."""
    return {
        (kind.type, family(one), family(other))
        for kind in LINK_KINDS
        for one in kind.sources
        for other in kind.targets
        if not kind.alike or family(one) == family(other)
    }
