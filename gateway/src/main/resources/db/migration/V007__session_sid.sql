-- The session at the identity server that a session of ours came from: its end there is ours here (OpenID Connect Back-Channel Logout 1.0).
alter table session add column sid text;
create index session_sid on session (sid) where sid is not null;
