-- Who keeps a copy of a lead hears that its person is to be forgotten there too. The row stays: see docs/decisions/0037.
create function tell_of_erasure() returns trigger language plpgsql as $$
begin
    perform tell('touchstone.lead.erased', 'lead/' || new.id, null, jsonb_build_object('lead', new.id));
    return null;
end $$;
create constraint trigger lead_erasure_is_told_of after update on lead deferrable initially deferred for each row
    when (old.erasure is null and new.erasure is not null and old.status <> 'QUARANTINED') execute function tell_of_erasure();
