-- Which other system said so, and its words for all columns that were asked for, also where they are no value.
alter table source_record add column system text check (length(system) <= 63);
alter table source_record add column said jsonb;

-- Companies, as other systems know them. fields: {field: text}
create table account (
    id         uuid primary key,
    revision   bigint not null,
    name       text not null check (length(name) <= 200),
    fields     jsonb not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
);
create index account_by_creation on account (created_at, id);

create table account_source (
    id          uuid primary key,
    account     uuid not null references account,
    system      text not null check (length(system) <= 63),
    legal_basis text not null,
    said        jsonb not null,
    recorded_at timestamptz not null
);
create index account_source_by_account on account_source (account, recorded_at);
create trigger append_only before update or delete or truncate on account_source execute function refuse_change();

-- What other systems call a person or a company, and the fingerprint of what they said last: a file that is sent again finds both.
create table external_reference (
    system      text not null,
    kind        text not null check (kind in ('PROSPECTS', 'ACCOUNTS')),
    key         text not null check (length(key) <= 254),
    prospect    uuid references prospect,
    account     uuid references account,
    fingerprint text not null,
    primary key (system, kind, key),
    check (num_nonnulls(prospect, account) = 1)
);
create index external_reference_by_prospect on external_reference (prospect) where prospect is not null;

-- columns: [{column, field}], in the order of the file; without a field, a column is passed over and stored nowhere.
create table prospect_import (
    id           uuid primary key,
    author       text not null,
    kind         text not null check (kind in ('PROSPECTS', 'ACCOUNTS')),
    system       text not null,
    legal_basis  text not null,
    country      text check (country ~ '^[A-Z]{2}$'),
    dry_run      boolean not null,
    columns      jsonb not null,
    state        text not null check (state in ('ARRIVING', 'WAITING', 'RUNNING', 'FINISHED')),
    received_at  timestamptz not null,
    finished_at  timestamptz,
    leased_until timestamptz
);
create index prospect_import_by_time on prospect_import (received_at, id);

-- A row as it came, until it is taken in: then its outcome. reference: a hash of its key, by which a second row of that key is known.
create table prospect_import_row (
    import    uuid not null references prospect_import on delete cascade,
    row       bigint not null,
    cells     text[],
    reference text,
    outcome   text check (outcome in ('ADDED', 'CHANGED', 'UNCHANGED', 'REFUSED')),
    prospect  uuid,
    account   uuid,
    findings  jsonb,
    primary key (import, row),
    constraint prospect_import_row_reference unique (import, reference)
);
create index prospect_import_row_waiting on prospect_import_row (import, row) where outcome is null;
create index prospect_import_row_by_prospect on prospect_import_row (prospect) where prospect is not null;
