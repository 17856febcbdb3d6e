-- What pages and servers report themselves. received is when it came, where that is not when it happened.
alter table interaction add column received timestamptz, add column message uuid, add column event text, add column properties jsonb;
create index interaction_rejected on interaction (id) where refusal = 'touch-rejected';

-- The messages that are in the ledger, whenever their touches are dated, so that one that is sent again is found.
create table message (
    id       uuid        primary key,
    received timestamptz not null
);
create index message_received on message using brin (received);

-- Frames whose message was in the ledger already: the proof accounts for them.
create table repeated (
    gateway  uuid   not null,
    sequence bigint not null,
    message  uuid   not null,
    primary key (gateway, sequence)
);
