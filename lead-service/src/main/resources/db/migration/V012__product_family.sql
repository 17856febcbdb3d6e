alter table lead add column product_family text;
comment on column lead.product_family is 'as the catalog had it when the product was seen; null for what was kept before that was';
