alter table lead add column merged_into uuid references lead;
alter table lead add check ((status = 'MERGED') = (merged_into is not null));

create table pipeline (
    id         text        primary key,
    revision   bigint      not null,
    definition text        not null check (definition is json object),
    changed_at timestamptz not null,
    changed_by text        not null
);

create table opportunity (
    id               uuid        primary key,
    revision         bigint      not null,
    lead             uuid        not null unique references lead,
    pipeline         text        not null references pipeline,
    stage            text        not null,
    name             text        not null,
    value_amount     bigint check (value_amount >= 0),
    value_currency   text,
    expected_close   date,
    owner_id         text        not null,
    owner_name       text        not null,
    details          text        not null check (details is json object),
    result           text        not null check (result in ('OPEN', 'WON', 'LOST')),
    outcome_amount   bigint check (outcome_amount >= 0),
    outcome_currency text,
    outcome_on       date,
    outcome_reason   text,
    created_at       timestamptz not null,
    check ((value_amount is null) = (value_currency is null)),
    check ((result = 'WON') = (outcome_amount is not null)),
    check ((outcome_amount is null) = (outcome_currency is null)),
    check ((result = 'LOST') = (outcome_reason is not null))
);
create index opportunity_newest on opportunity (created_at desc, id desc);
create index opportunity_on_board on opportunity (pipeline, stage, created_at desc, id desc) where result = 'OPEN';

create table opportunity_step (
    id          uuid        primary key,
    opportunity uuid        not null references opportunity,
    at          timestamptz not null,
    actor_id    text        not null,
    actor_name  text        not null,
    kind        text        not null check (kind in ('OPENED', 'MOVED', 'CHANGED', 'WON', 'LOST', 'REOPENED')),
    from_stage  text        not null,
    to_stage    text        not null,
    reason      text
);
create index opportunity_step_of_opportunity on opportunity_step (opportunity, at, id);
create trigger opportunity_step_is_append_only before update on opportunity_step for each statement execute function refuse_rewriting();
