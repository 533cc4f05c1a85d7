-- Since three decimals may be a thousand ("$12.345"), an amount has four in their place.
UPDATE "workspace_settings" SET "value" = "value" || '0'
WHERE "name" IN ('monthly-cap', 'personal-cap', 'approval-above')
  AND "value" ~ '^\$[1-9][0-9]{0,2}\.[0-9]{3}$';
