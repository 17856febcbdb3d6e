-- Frames that a journal could not give any more: damaged before they were shipped. What follows does not wait for them; they count as missing until somebody has looked.
create table loss (
    id          uuid        primary key,
    gateway     uuid        not null,
    first       bigint      not null,
    last        bigint      not null, -- one less than the first where no frame is lost
    hour        timestamptz not null, -- of what the ledger has before them: their own times are lost with them
    reason      text        not null,
    kept        text, -- the damaged file, beside the journal; null if that is gone
    found_at    timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    note        text,
    unique (gateway, first)
);
