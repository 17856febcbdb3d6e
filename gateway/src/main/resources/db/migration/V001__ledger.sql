-- What was answered, once each; never rewritten. Partitions are made by the shipper, one a month. The columns are named as a frame's members are.
create table interaction (
    id        uuid        not null,
    at        timestamptz not null,
    gateway   uuid        not null,
    sequence  bigint      not null,
    visitor   uuid,
    consent   text        not null,
    session   uuid,
    identity  text,
    prospect  uuid,
    verb      text,
    subject   text,
    revision  bigint,
    channel   text,
    locale    text,
    key       text,
    route     text,
    method    text        not null,
    status    smallint    not null,
    micros    bigint      not null,
    bytes     bigint,
    refusal   text,
    referrer  text,
    site      text,
    campaign  jsonb,
    address   inet,
    trace     text,
    primary key (id, at)
) partition by range (at);

-- Timelines read one of these in the order of time.
create index interaction_identity on interaction (identity, at, id) where identity is not null;
create index interaction_visitor on interaction (visitor, at, id) where visitor is not null;
create index interaction_subject on interaction (subject, at, id) where subject is not null;
-- The proof counts per gateway.
create index interaction_sequence on interaction (gateway, sequence);

-- Who a visitor turned out to be, and by which interaction we know. Dated statements: added, never changed.
create table visitor_link (
    visitor     uuid        not null,
    identity    text        not null,
    since       timestamptz not null,
    evidence    text        not null,
    interaction uuid        not null,
    primary key (visitor, identity)
);
create index visitor_link_identity on visitor_link (identity);

-- Which prospect an identity belongs to.
create table prospect_link (
    identity    text        not null,
    prospect    uuid        not null,
    since       timestamptz not null,
    evidence    text        not null,
    interaction uuid        not null,
    primary key (identity, prospect)
);
create index prospect_link_prospect on prospect_link (prospect);

-- How far each gateway's journal is in here, and the chain's hash at that place.
create table shipped (
    gateway  uuid        primary key,
    sequence bigint      not null,
    hash     bytea       not null,
    at       timestamptz not null
);

-- Signed-in browsers. The key is the hash of what the cookie holds; the tokens are sealed with the gateway's secret.
create table session (
    key        bytea       primary key,
    id         uuid        not null,
    identity   text        not null,
    name       text,
    roles      text[]      not null,
    choice     uuid,
    tokens     bytea       not null,
    created_at timestamptz not null,
    ends_at    timestamptz not null
);
create index session_ends_at on session (ends_at);
