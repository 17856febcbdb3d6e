-- What became of opportunities, that the registration-service is still to hear of: it counts which claims helped to win.
create table win_notice (
    opportunity uuid        primary key,
    due_at      timestamptz not null,
    attempts    integer     not null default 0
);
create index win_notice_due on win_notice (due_at);
create function notice_win() returns trigger language plpgsql as $$
begin
    insert into win_notice (opportunity, due_at) values (new.id, now()) on conflict (opportunity) do update set due_at = now(), attempts = 0;
    return null;
end $$;
create trigger win_is_noticed after update on opportunity for each row
    when (old.result is distinct from new.result and 'WON' in (old.result, new.result)) execute function notice_win();
