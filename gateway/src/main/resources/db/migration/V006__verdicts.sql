-- What the touch itself tells of who made it: a family of clients, and whether it looks like a person's.
alter table interaction add column client text, add column verdict text, add column reason text;

-- What was found out later about a browser, by a steward or by a rule. Dated statements: added, never changed. The latest one outweighs what its touches tell.
create table visitor_verdict (
    visitor uuid        not null,
    at      timestamptz not null,
    verdict text        not null check (verdict in ('human', 'bot', 'undecided')),
    reason  text        not null,
    by      text        not null,
    primary key (visitor, at)
);

create function verdict_of(visitor uuid, told text, moment timestamptz) returns text stable language sql as $$
    select coalesce((select said.verdict from visitor_verdict said where said.visitor = verdict_of.visitor and said.at <= moment order by said.at desc limit 1), told, 'undecided')
$$;
