-- What people are asked to agree to. A browser's signal (Sec-GPC, DNT) says no to those that honour it.
create table purpose (
    code           text primary key check (code ~ '^[a-z][a-z0-9-]{0,49}$'),
    label          jsonb not null,
    honours_signal boolean not null
);
insert into purpose (code, label, honours_signal) values
    ('newsletter', '{"en": "News by e-mail"}', false),
    ('calls', '{"en": "Calls by our sales people"}', false),
    ('profiling', '{"en": "Drawing conclusions from your visits"}', true),
    ('sharing', '{"en": "Passing your data on to partners"}', true);

-- Where else than on a form a yes or a no came from: the name of a browser's signal, or a withdrawal.
alter table consent add column evidence text check (length(evidence) <= 50);

-- What was erased, and what became of it. Nothing in it tells of whom.
create table erasure (
    id          uuid primary key,
    erased_at   timestamptz not null,
    certificate text not null
);
create trigger append_only before update or delete or truncate on erasure execute function refuse_change();

-- Salted hashes of who was erased, so that a late or replayed request does not bring them back.
create table tombstone (
    hash      text primary key,
    erased_at timestamptz not null
);

-- Users of the identity server who are still to be removed there.
create table user_removal (
    subject text primary key,
    due_at  timestamptz not null
);

create table signing_key (
    id          smallint primary key check (id = 1),
    public_key  bytea not null,
    private_key text not null,
    salt        bytea not null
);

-- Events on their way to subscribers: one row for each subscriber.
create table outbox_event (
    id           uuid not null,
    subscriber   text not null,
    subject      text not null,
    body         text not null,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    attempts     integer not null default 0,
    last_status  integer,
    delivered_at timestamptz,
    primary key (id, subscriber)
);
create index outbox_event_due on outbox_event (due_at) where delivered_at is null;
