create extension if not exists btree_gist;

create table demo_calendar (
    id         text        primary key,
    revision   bigint      not null,
    definition text        not null check (definition is json object),
    changed_at timestamptz not null,
    changed_by text        not null
);

create table booking (
    id            uuid        primary key,
    revision      bigint      not null,
    lead          uuid        not null references lead,
    calendar      text        not null references demo_calendar,
    host_id       text        not null,
    host_name     text        not null,
    host_email    text        not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    free_again_at timestamptz not null,
    zone          text        not null,
    state         text        not null check (state in ('BOOKED', 'CANCELLED', 'HELD', 'NO_SHOW')),
    sequence      integer     not null,
    created_at    timestamptz not null,
    check (starts_at < ends_at and ends_at <= free_again_at),
    constraint booking_no_host_twice exclude using gist (host_id with =, tstzrange(starts_at, free_again_at) with &&) where (state = 'BOOKED')
);
comment on constraint booking_no_host_twice on booking is 'nobody shows two things at once, however many pick at once';
create unique index booking_one_per_lead on booking (lead) where state = 'BOOKED';
create index booking_of_lead on booking (lead, created_at, id);

alter table outbox_mail add column calendar text;
alter table outbox_mail add column calendar_method text;
