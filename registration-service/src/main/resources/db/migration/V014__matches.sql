-- Two prospects who may be one person, for stewards to look at. It says in what they are alike and holds none of their values. known is the one we have known for longer.
create table match_proposal (
    id           uuid primary key,
    prospect     uuid not null references prospect on delete cascade,
    known        uuid not null references prospect on delete cascade,
    reasons      text[] not null,
    proposed_at  timestamptz not null,
    dismissed_at timestamptz,
    dismissed_by text check (length(dismissed_by) <= 200),
    constraint match_proposal_once unique (prospect, known),
    check (known < prospect)
);
create index match_proposal_by_known on match_proposal (known);
create index match_proposal_open on match_proposal (proposed_at, id) where dismissed_at is null;

-- Whoever registers is looked for among those of the same name in the same company.
create index prospect_by_name_and_company on prospect (lower(family_name), lower(given_name), lower(company)) where company is not null;

-- Which claims filled a field of the form that it was sent with, whatever became of them there.
alter table source_record add column filled text[] not null default '{}';
