-- Publishable and secret keys. Of what is sent only the hash is kept (SHA-256; what it is made of is random enough); of a publishable key, which everybody may see, the value too.
create table key (
    id           uuid        primary key,
    name         text        not null constraint key_name unique,
    kind         text        not null,
    channel      text        not null,
    origins      text[]      not null,
    generation   int         not null,
    hash         bytea       not null,
    value        text,
    -- What was sent before a rotation is good until then.
    former       bytea,
    former_until timestamptz,
    revision     bigint      not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    revoked_at   timestamptz,
    used_at      timestamptz,
    -- The Idempotency-Keys of what was done last, and of what with.
    creation     text        constraint key_creation unique,
    request      text        not null,
    rotation     text
);
create index key_created_at on key (created_at, id);
