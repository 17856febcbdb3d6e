create table team (
    id         text        primary key,
    revision   bigint      not null,
    definition text        not null check (definition is json object),
    changed_at timestamptz not null,
    changed_by text        not null
);

create table routing (
    id       integer primary key check (id = 1),
    revision bigint  not null,
    rules    text    not null check (rules is json object)
);
insert into routing (id, revision, rules) values (1, 0, '{"rules": []}');

create table absence (
    id     uuid        primary key,
    person text        not null,
    since  timestamptz not null,
    until  timestamptz not null,
    check (since < until)
);
create index absence_of_person on absence (person, until);

alter table lead add column team text references team;
alter table lead add column respond_by timestamptz;
alter table lead add column warn_at timestamptz;
alter table lead add column clock text check (clock in ('RUNNING', 'WARNED', 'BREACHED', 'MET'));
comment on column lead.clock is 'whether it was answered in the time that the team promises; null where nobody promises one';
create index lead_newest_of_team on lead (team, created_at desc, id desc);
create index lead_to_warn on lead (warn_at) where clock = 'RUNNING';
create index lead_to_escalate on lead (respond_by) where clock in ('RUNNING', 'WARNED');
create index lead_open_of_assignee on lead (assignee_id) where status in ('NEW', 'IN_REVIEW');
