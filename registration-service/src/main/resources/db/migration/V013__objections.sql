-- What people object to (GDPR, article 21), appended; and for the gate, which is asked for each value, what holds now.
create table objection (
    id       uuid primary key,
    prospect uuid not null references prospect,
    purpose  text not null references purpose,
    objects  boolean not null,
    channel  text,
    said_at  timestamptz not null
);
create index objection_by_prospect on objection (prospect, said_at);
create trigger append_only before update or delete or truncate on objection execute function refuse_change();
alter table prospect add column objections text[] not null default '{}';

-- Deletions that a provider asked for in somebody's name. Whom, is known until it is done.
create table deletion_request (
    code          text primary key,
    provider      text not null references provider,
    provider_user text check (length(provider_user) <= 100),
    print         text not null unique,
    received_at   timestamptz not null,
    due_at        timestamptz,
    done_at       timestamptz,
    outcome       text check (outcome in ('NOTHING_HELD', 'SIGN_IN_DELETED', 'ALL_ERASED')),
    erasure       uuid
);
create index deletion_request_due on deletion_request (due_at) where due_at is not null;

-- That a claim was part of who won an opportunity. It says nothing of whom.
create table won_claim (
    opportunity uuid not null,
    provider    text not null references provider,
    claim       text not null,
    primary key (opportunity, provider, claim)
);
create index won_claim_by_claim on won_claim (provider, claim);
