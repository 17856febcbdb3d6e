-- Lets whoever has it, signed in somewhere else, add that sign-in to the prospect's. Given to somebody who is signed in; what is kept is a hash.
create table link_token (
    hash     text primary key,
    prospect uuid not null references prospect on delete cascade,
    until    timestamptz not null,
    used_by  text
);
create index link_token_by_prospect on link_token (prospect);

-- The session at the issuer in which the provider was last asked what it says now: it is asked once in each.
alter table identity add column refreshed_in text;

-- What a provider says now and the record does not: for the person to accept or decline. Sealed as the provider's claims are, and gone with the identity.
create table proposal (
    id          uuid primary key,
    prospect    uuid not null references prospect,
    identity    uuid not null references identity on delete cascade,
    attribute   text not null,
    claim       text not null,
    verified    boolean not null,
    text        text not null,
    print       text not null,
    proposed_at timestamptz not null,
    decided_at  timestamptz,
    accepted    boolean,
    -- Once declined, the same is not proposed again.
    constraint proposal_once unique (identity, attribute, print)
);
create index proposal_by_prospect on proposal (prospect);

-- Whoever proves a mailbox is looked for among those whose confirmed address it is.
create index prospect_by_confirmed_email on prospect (lower(email)) where email_verified;
