-- Who has seen to a note that mentions them. A note itself is never rewritten.
create table mention_read (
    id     uuid        primary key,
    note   uuid        not null references note on delete cascade,
    reader text        not null,
    at     timestamptz not null,
    constraint mention_read_once unique (note, reader)
);
