-- Who of our people gained or lost which role, or was switched off or on, by whom. Written before the identity server is asked to do it; what it did is said after.
create table staff_change (
    id          uuid primary key,
    at          timestamptz not null,
    by_subject  text not null check (length(by_subject) <= 100),
    by_name     text not null check (length(by_name) <= 255),
    member      uuid not null,
    member_name text not null check (length(member_name) <= 255),
    kind        text not null check (kind in ('GAVE_ROLE', 'TOOK_ROLE', 'SWITCHED_OFF', 'SWITCHED_ON')),
    role        text check (length(role) <= 40),
    check ((role is not null) = (kind in ('GAVE_ROLE', 'TOOK_ROLE')))
);
create index staff_change_newest on staff_change (at desc, id desc);
create trigger append_only before update or delete or truncate on staff_change execute function refuse_change();

create table staff_change_done (
    staff_change uuid primary key references staff_change,
    at           timestamptz not null
);
create trigger append_only before update or delete or truncate on staff_change_done execute function refuse_change();
