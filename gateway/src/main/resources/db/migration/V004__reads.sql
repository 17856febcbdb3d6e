-- What others know about people, told by registration. Dated statements: added, never changed, and replayed when reading.
create table statement (
    id       uuid        primary key,
    kind     text        not null check (kind in ('affiliated', 'left', 'merged', 'split')),
    prospect uuid        not null,
    other    uuid        not null, -- the account, or the prospect that survives
    at       timestamptz not null
);
create index statement_prospect on statement (prospect, kind);
create index statement_other on statement (other, kind);

-- Revision and verb stand in the index so that a timeline of one revision among many need not visit the table for the others.
drop index interaction_subject;
create index interaction_subject on interaction (subject, at, id, revision, verb) where subject is not null;

-- The prospects that are one with each other at a moment: merged, and not split since.
create function one_with(prospect uuid, moment timestamptz) returns setof uuid stable language sql as $$
    with recursive one (prospect) as (
        select one_with.prospect
        union
        select case when merged.prospect = one.prospect then merged.other else merged.prospect end
        from one join statement merged on (merged.prospect = one.prospect or merged.other = one.prospect)
        where merged.kind = 'merged' and merged.at <= moment and not exists (
            select from statement split where split.kind = 'split' and split.prospect = merged.prospect and split.other = merged.other
                and split.at >= merged.at and split.at <= moment)
    ) select one.prospect from one
$$;

-- The prospect that a prospect goes by at a moment: itself, or the one it was merged into at last.
create function survivor(prospect uuid, moment timestamptz) returns uuid stable language sql as $$
    with recursive step (prospect, depth) as (
        select survivor.prospect, 0
        union
        (select merged.other, step.depth + 1 from step join statement merged on merged.prospect = step.prospect
        where step.depth < 100 and merged.kind = 'merged' and merged.at <= moment and not exists (
            select from statement split where split.kind = 'split' and split.prospect = merged.prospect and split.other = merged.other
                and split.at >= merged.at and split.at <= moment)
        order by merged.at desc, merged.id limit 1)
    ) select step.prospect from step order by step.depth desc limit 1
$$;

-- Who touched something: the identity that signed in with that browser, unless it was last seen there before.
create function identity_of(identity text, visitor uuid, touched timestamptz, moment timestamptz) returns text stable language sql as $$
    select coalesce(identity_of.identity, (
        select link.identity from visitor_link link
        where link.visitor = identity_of.visitor and link.since <= moment and exists (
            select from interaction later where later.visitor = link.visitor and later.identity = link.identity and later.at >= touched)
        order by link.since limit 1))
$$;

create function prospect_of(identity text, moment timestamptz) returns uuid stable language sql as $$
    select survivor(link.prospect, moment) from prospect_link link where link.identity = prospect_of.identity and link.since <= moment order by link.since desc limit 1
$$;
