-- What happened, for systems of others. The database itself writes it, at the end of the transaction that changes something, so that no path forgets it and nothing is told that was not done.
-- It holds ids and figures of our own, and no value of a person: whoever wants these reads them.
create table event (
    number   bigint generated always as identity primary key,
    type     text        not null,
    subject  text        not null,
    pipeline text,
    data     jsonb       not null,
    at       timestamptz not null
);
create index event_at on event using brin (at);

create table lead_webhook (
    id             uuid        primary key,
    revision       bigint      not null,
    url            text        not null,
    types          text[]      not null,
    pipeline       text,
    contact        text        not null,
    secret         bytea       not null,
    earlier_secret bytea,
    earlier_until  timestamptz,
    state          text        not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    reason         text,
    failures       integer     not null default 0,
    failing_since  timestamptz,
    not_until      timestamptz not null,
    leased_until   timestamptz,
    created_at     timestamptz not null,
    check ((earlier_secret is null) = (earlier_until is null))
);
comment on column lead_webhook.types is 'empty for all';
comment on column lead_webhook.secret is 'sealed with the key of the service';

-- What is still to be delivered to whom. Without foreign keys: each would lock the subscription's row for every event.
create table pending_delivery (
    webhook uuid    not null,
    event   bigint  not null,
    again   boolean not null,
    primary key (webhook, event)
);

create table delivery_attempt (
    number  bigint generated always as identity primary key,
    webhook uuid        not null,
    event   bigint      not null,
    type    text        not null,
    subject text        not null,
    attempt integer     not null,
    again   boolean     not null,
    status  integer,
    failure text,
    at      timestamptz not null
);
create index delivery_attempt_of_webhook on delivery_attempt (webhook, number desc);

create function tell(happened text, about text, stages text, facts jsonb) returns void language plpgsql as $$
declare
    told bigint;
begin
    insert into event (type, subject, pipeline, data, at) values (happened, about, stages, jsonb_strip_nulls(facts), date_trunc('milliseconds', clock_timestamp())) returning number into told;
    insert into pending_delivery (webhook, event, again)
    select id, told, false from lead_webhook where (types = '{}' or happened = any (types)) and (pipeline is null or stages is null or pipeline = stages);
end $$;

create function tell_of_lead() returns trigger language plpgsql as $$
declare
    about text := 'lead/' || new.id;
    facts jsonb := jsonb_build_object('lead', new.id, 'kind', new.kind, 'status', new.status, 'product', new.product_id, 'revision', new.product_revision,
        'channel', new.product_channel, 'form', new.form, 'team', new.team, 'assignee', new.assignee_id, 'mergedInto', new.merged_into);
    seen boolean := tg_op = 'UPDATE' and old.status <> 'QUARANTINED';
begin
    -- Of what is held back, or was thrown away then, nobody hears.
    if new.status = 'QUARANTINED' or (not seen and new.status = 'DECLINED') then
        return null;
    end if;
    if not seen then
        perform tell('touchstone.lead.submitted', about, null, facts);
    elsif new.status <> old.status then
        perform tell('touchstone.lead.' || lower(replace(new.status, '_', '-')), about, null, facts);
    end if;
    if (tg_op = 'INSERT' and new.assignee_id is not null) or (tg_op = 'UPDATE' and new.assignee_id is distinct from old.assignee_id) then
        perform tell('touchstone.lead.assigned', about, null, facts);
    end if;
    if seen and old.contact_email <> '' and new.contact_email = '' then
        perform tell('touchstone.lead.erased', about, null, jsonb_build_object('lead', new.id));
    end if;
    if seen and new.clock is distinct from old.clock and new.clock in ('WARNED', 'BREACHED') then
        perform tell(case new.clock when 'WARNED' then 'touchstone.lead.due-soon' else 'touchstone.lead.overdue' end, about, null, facts || jsonb_build_object('respondBy', new.respond_by));
    end if;
    return null;
end $$;
create constraint trigger lead_is_told_of after insert on lead deferrable initially deferred for each row execute function tell_of_lead();
create constraint trigger lead_change_is_told_of after update on lead deferrable initially deferred for each row
    when (old.status <> new.status or old.assignee_id is distinct from new.assignee_id or old.clock is distinct from new.clock or (old.contact_email <> '' and new.contact_email = '')) execute function tell_of_lead();

create function tell_of_lead_gone() returns trigger language plpgsql as $$
begin
    perform tell('touchstone.lead.erased', 'lead/' || old.id, null, jsonb_build_object('lead', old.id));
    return null;
end $$;
create constraint trigger lead_gone_is_told_of after delete on lead deferrable initially deferred for each row when (old.status <> 'QUARANTINED') execute function tell_of_lead_gone();

create function tell_of_opportunity() returns trigger language plpgsql as $$
declare
    about text := 'opportunity/' || new.id;
    facts jsonb := jsonb_build_object('opportunity', new.id, 'lead', new.lead, 'pipeline', new.pipeline, 'stage', new.stage, 'result', new.result, 'owner', new.owner_id, 'expectedClose', new.expected_close,
        'value', case when new.value_amount is not null then jsonb_build_object('amount', new.value_amount, 'currency', new.value_currency) end,
        'amount', case when new.outcome_amount is not null then jsonb_build_object('amount', new.outcome_amount, 'currency', new.outcome_currency) end, 'on', new.outcome_on);
begin
    if tg_op = 'INSERT' then
        perform tell('touchstone.opportunity.opened', about, new.pipeline, facts);
    elsif new.result <> old.result then
        perform tell('touchstone.opportunity.' || case new.result when 'OPEN' then 'reopened' else lower(new.result) end, about, new.pipeline, facts);
    elsif new.stage <> old.stage then
        perform tell('touchstone.opportunity.moved', about, new.pipeline, facts || jsonb_build_object('from', old.stage));
    elsif new.owner_id <> old.owner_id then
        perform tell('touchstone.opportunity.assigned', about, new.pipeline, facts);
    else
        perform tell('touchstone.opportunity.changed', about, new.pipeline, facts);
    end if;
    return null;
end $$;
create constraint trigger opportunity_is_told_of after insert on opportunity deferrable initially deferred for each row execute function tell_of_opportunity();
create constraint trigger opportunity_change_is_told_of after update on opportunity deferrable initially deferred for each row when (old.revision <> new.revision) execute function tell_of_opportunity();

create function tell_of_booking() returns trigger language plpgsql as $$
begin
    perform tell('touchstone.demo.' || case when tg_op = 'INSERT' then case when new.sequence = 0 then 'booked' else 'changed' end when new.state = 'NO_SHOW' then 'missed' else lower(new.state) end,
        'demo/' || new.id, null, jsonb_build_object('demo', new.id, 'lead', new.lead, 'calendar', new.calendar, 'host', new.host_id, 'startsAt', new.starts_at, 'endsAt', new.ends_at, 'zone', new.zone, 'sequence', new.sequence));
    return null;
end $$;
create constraint trigger booking_is_told_of after insert on booking deferrable initially deferred for each row execute function tell_of_booking();
create constraint trigger booking_change_is_told_of after update on booking deferrable initially deferred for each row when (old.state <> new.state) execute function tell_of_booking();

create function tell_of_task() returns trigger language plpgsql as $$
declare
    it task := case when tg_op = 'DELETE' then old else new end;
begin
    perform tell('touchstone.task.' || case when tg_op = 'INSERT' then 'created' when tg_op = 'DELETE' then 'dropped' when old.done_at is null and new.done_at is not null then 'done' else 'changed' end,
        'task/' || it.id, null, jsonb_build_object('task', it.id, 'lead', it.lead, 'assignee', it.assignee_id, 'dueAt', it.due_at, 'doneAt', it.done_at));
    return null;
end $$;
create constraint trigger task_is_told_of after insert or update or delete on task deferrable initially deferred for each row execute function tell_of_task();
