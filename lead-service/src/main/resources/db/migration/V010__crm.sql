-- Systems of others that hold the pipeline too: accepted leads and what becomes of them go there, outcomes come back.
create table crm_connection (
    id           text        primary key,
    revision     bigint      not null,
    kind         text        not null check (kind in ('HUBSPOT', 'SALESFORCE')),
    address      text        not null,
    client       text,
    secret       bytea       not null,
    mapping      text        not null check (mapping is json object),
    active       boolean     not null,
    pulled_until timestamptz not null,
    pull_at      timestamptz not null,
    not_until    timestamptz not null,
    leased_until timestamptz,
    failures     integer     not null default 0,
    trouble      text,
    changed_at   timestamptz not null,
    changed_by   text        not null
);
comment on column crm_connection.secret is 'sealed with the key of the service';
comment on column crm_connection.trouble is 'why nothing goes there at the moment; null where something does';

-- What is to go there, or could not.
create table crm_push (
    connection text        not null references crm_connection on delete cascade,
    lead       uuid        not null,
    due_at     timestamptz not null,
    attempts   integer     not null default 0,
    trouble    text,
    primary key (connection, lead)
);
create index crm_push_due on crm_push (connection, due_at);

-- What it is called there.
create table crm_link (
    connection text        not null references crm_connection on delete cascade,
    lead       uuid        not null,
    contact    text        not null,
    deal       text        not null,
    pushed_at  timestamptz not null,
    primary key (connection, lead)
);

create function event_reaches_crm() returns trigger language plpgsql as $$
begin
    if new.type = 'touchstone.lead.erased' then
        delete from crm_push where lead = (new.data ->> 'lead')::uuid;
        delete from crm_link where lead = (new.data ->> 'lead')::uuid;
    else
        insert into crm_push (connection, lead, due_at) select id, (new.data ->> 'lead')::uuid, clock_timestamp() from crm_connection where active
        on conflict (connection, lead) do update set due_at = excluded.due_at, attempts = 0, trouble = null;
    end if;
    return null;
end $$;
create trigger event_reaches_crm after insert on event for each row
    when (new.type in ('touchstone.lead.accepted', 'touchstone.lead.erased', 'touchstone.opportunity.opened', 'touchstone.opportunity.changed', 'touchstone.opportunity.moved',
        'touchstone.opportunity.won', 'touchstone.opportunity.lost', 'touchstone.opportunity.reopened'))
    execute function event_reaches_crm();

-- Of an erasure tells what V014 adds, which sees it by its id, and not by an address that is gone.
create or replace function tell_of_lead() returns trigger language plpgsql as $$
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
    if seen and new.clock is distinct from old.clock and new.clock in ('WARNED', 'BREACHED') then
        perform tell(case new.clock when 'WARNED' then 'touchstone.lead.due-soon' else 'touchstone.lead.overdue' end, about, null, facts || jsonb_build_object('respondBy', new.respond_by));
    end if;
    return null;
end $$;
drop trigger lead_change_is_told_of on lead;
create constraint trigger lead_change_is_told_of after update on lead deferrable initially deferred for each row
    when (old.status <> new.status or old.assignee_id is distinct from new.assignee_id or old.clock is distinct from new.clock) execute function tell_of_lead();
