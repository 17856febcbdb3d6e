-- What stands between letters and digits ends a word, as it does in what is searched for. PostgreSQL takes the hyphen of "555-1234" for a minus otherwise, and finds "1234" no more.
alter table lead alter column search set expression as (
    to_tsvector('simple'::regconfig, translate(coalesce(contact_name, '') || ' ' || contact_email || ' ' || coalesce(contact_company, '') || ' ' || coalesce(product_name, '') || ' '
        || coalesce(product_sku, '') || ' ' || coalesce(message, ''), $$!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~$$, repeat(' ', 32))));
