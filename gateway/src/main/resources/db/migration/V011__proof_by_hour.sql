-- What the journals handed over, by the hour that it is dated to: counted from the frames, and not from the rows that were made of them.
create table received (
    gateway uuid        not null,
    hour    timestamptz not null,
    frames  bigint      not null,
    primary key (gateway, hour)
);
insert into received (gateway, hour, frames) select gateway, date_trunc('hour', at, 'UTC'), count(*) from interaction group by 1, 2;

-- What accounts for the difference, by the same hours. Of what was there before, the hour is not known.
alter table repeated add column hour timestamptz not null default '-infinity';
alter table retired add column hour timestamptz not null default '-infinity', drop constraint retired_pkey, add primary key (gateway, hour);

-- Frames that cannot be read as interactions: kept as they are, so that they neither get lost nor keep all that follows waiting.
create table quarantined (
    gateway  uuid        not null,
    sequence bigint      not null,
    hour     timestamptz not null,
    hash     bytea       not null,
    payload  bytea       not null,
    reason   text        not null,
    at       timestamptz not null,
    primary key (gateway, sequence)
);
