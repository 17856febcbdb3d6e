-- The stand-in for a social network.
insert into provider (alias, name) values ('social', 'Social Network');

insert into provider_claim (provider, position, name, required, fills, label, use) values
    ('social', 0, 'sub', true, null, '{"en": "Your member number"}', '{"en": "Recognises you when you sign in again."}'),
    ('social', 1, 'email', false, 'EMAIL', '{"en": "E-mail address"}', '{"en": "Fills in the form; answers to your requests go there."}'),
    ('social', 2, 'email_verified', false, null, '{"en": "Whether the address is confirmed"}', '{"en": "Saves you from confirming the address again."}'),
    ('social', 3, 'given_name', false, 'GIVEN_NAME', '{"en": "Given name"}', '{"en": "Fills in the form; we address you by it."}'),
    ('social', 4, 'family_name', false, 'FAMILY_NAME', '{"en": "Family name"}', '{"en": "Fills in the form; we address you by it."}'),
    ('social', 5, 'picture', false, null, '{"en": "Picture"}', '{"en": "Lets our sales people recognise you."}'),
    ('social', 6, 'profile', false, null, '{"en": "Address of your profile page"}', '{"en": "Tells our sales people what you do."}'),
    ('social', 7, 'locale', false, null, '{"en": "Language"}', '{"en": "Lets us write to you in your language."}');

insert into notice (hash, provider, locale, text, since)
select encode(sha256(convert_to(text, 'UTF8')), 'hex'), 'social', 'en', text, '2026-01-01T00:00:00Z'
from (values ('When you sign in with Social Network, it tells us what you tick here, and your member number, without which you cannot sign in. '
    || 'We keep it apart from what you type, use it only for what is written beside it, and delete it when you ask us to. '
    || 'Nothing becomes part of your customer record unless you confirm it on the form that follows.')) as notice(text);
