-- What is append-only refuses to be changed, whoever asks. Only an erasure may take rows away, and it says so for its own transaction:
-- set local touchstone.erasure = '<its id>'.
create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' or coalesce(current_setting('touchstone.erasure', true), '') = '' then
        raise exception '% is append-only', tg_table_name using errcode = 'object_not_in_prerequisite_state';
    end if;
    return null;
end $$;

create table provider (
    alias text primary key check (alias ~ '^[a-z0-9-]{1,50}$'),
    name  text not null
);

-- label and use: {locale: text}; fills: the attribute of the golden record that the claim is proposed for.
create table provider_claim (
    provider text not null references provider,
    position integer not null,
    name     text not null,
    label    jsonb not null,
    use      jsonb not null,
    fills    text,
    required boolean not null,
    primary key (provider, position),
    unique (provider, name)
);

-- The current notice of a provider in a locale is its youngest. Older ones stay: choices and consents were given to them.
create table notice (
    hash     text primary key,
    provider text not null references provider,
    locale   text not null,
    text     text not null,
    since    timestamptz not null,
    unique (provider, locale, since),
    check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);
create trigger append_only before update or delete or truncate on notice execute function refuse_change();

create table capture_choice (
    id        uuid primary key,
    provider  text not null references provider,
    claims    text[] not null,
    notice    text not null references notice,
    visitor   text check (length(visitor) <= 100),
    chosen_at timestamptz not null
);
create trigger append_only before update or delete or truncate on capture_choice execute function refuse_change();

-- The golden record: what the source records below add up to.
create table prospect (
    id             uuid primary key,
    revision       bigint not null,
    given_name     text not null check (length(given_name) <= 100),
    family_name    text not null check (length(family_name) <= 100),
    email          text not null check (length(email) <= 254),
    email_verified boolean not null,
    company        text check (length(company) <= 200),
    job_title      text check (length(job_title) <= 200),
    registered_at  timestamptz not null,
    changed_at     timestamptz not null
);
create index prospect_by_registration on prospect (registered_at, id);

create table identity (
    id        uuid primary key,
    prospect  uuid not null references prospect,
    issuer    text not null,
    subject   text not null,
    provider  text,
    linked_at timestamptz not null,
    constraint identity_is_one_prospects unique (issuer, subject)
);
create index identity_by_prospect on identity (prospect);

create table source_record (
    id             uuid primary key,
    prospect       uuid not null references prospect,
    kind           text not null check (kind in ('REGISTRATION', 'RECTIFICATION')),
    capture_choice uuid references capture_choice,
    recorded_at    timestamptz not null
);
create index source_record_by_prospect on source_record (prospect, recorded_at);
create trigger append_only before update or delete or truncate on source_record execute function refuse_change();

-- One attribute as one source record says it; without text, the prospect took the value back.
create table source_value (
    source_record uuid not null references source_record,
    attribute     text not null,
    text          text,
    origin        text not null check (origin in ('TYPED', 'CONFIRMED_CLAIM')),
    claim         text,
    verified      boolean not null,
    primary key (source_record, attribute)
);
create trigger append_only before update or delete or truncate on source_value execute function refuse_change();

create table consent (
    id       uuid primary key,
    prospect uuid not null references prospect,
    purpose  text not null,
    granted  boolean not null,
    notice   text not null references notice,
    channel  text,
    given_at timestamptz not null
);
create index consent_by_prospect on consent (prospect, purpose, given_at);
create trigger append_only before update or delete or truncate on consent execute function refuse_change();

-- What the providers said, apart from what the prospects say of themselves, and deletable with each identity.
create schema vault;
create table vault.claim (
    identity    uuid not null references identity on delete cascade,
    name        text not null,
    text        text not null check (length(text) <= 2000),
    received_at timestamptz not null,
    primary key (identity, name)
);

create table idempotency (
    caller     text not null,
    key        text not null,
    request    text not null,
    answer     text not null,
    created_at timestamptz not null,
    primary key (caller, key)
);
