-- A colleague's items were kept by their numbers, which repeat between parts of a form; now by the ids of their questions.
-- A number names questions of every form that was asked of the unit; one that none of them has stays and names nothing.
CREATE TEMPORARY TABLE unit_question ON COMMIT DROP AS
WITH item AS (
  SELECT form_id, version, item.value AS body
  FROM form
  CROSS JOIN LATERAL jsonb_array_elements(form.body -> 'sections') AS section
  CROSS JOIN LATERAL jsonb_array_elements(section.value -> 'items') AS item
), input AS (
  SELECT form_id, version, (item.body ->> 'id') || '/' || (line.value ->> 'id') AS id,
    line.value ->> 'id' AS row_id, line.value ->> 'label' AS no, line.ordinality AS at
  FROM item CROSS JOIN LATERAL jsonb_array_elements(item.body -> 'table' -> 'rows') WITH ORDINALITY AS line
  WHERE line.value ->> 'role' = 'input'
), question AS (
  SELECT form_id, version, id, no, at FROM input
  UNION ALL
  SELECT form_id, version, input.id, item.body ->> 'no', input.at
  FROM item JOIN input USING (form_id, version) WHERE input.row_id = item.body ->> 'linked'
  UNION ALL
  SELECT form_id, version, body ->> 'id', body ->> 'no', 0
  FROM item WHERE body ->> 'kind' NOT IN ('heading', 'table') AND NOT body ? 'linked'
)
SELECT DISTINCT node.unit_id, question.id, lower(question.no) AS no, question.at
FROM question
JOIN round ON round.form_id = question.form_id AND round.form_version = question.version
JOIN node ON node.round_id = round.id;--> statement-breakpoint
-- "10" names 10.1 and 10.2, and "I.3" names I.3a.
CREATE FUNCTION pg_temp.question_ids(of_unit bigint, numbers text[]) RETURNS text[] LANGUAGE sql AS $$
  SELECT array_agg(id ORDER BY first, at, id) FROM (
    SELECT coalesce(question.id, wanted.no) AS id, min(wanted.first) AS first, min(question.at) AS at
    FROM unnest(numbers) WITH ORDINALITY AS wanted(no, first)
    LEFT JOIN unit_question AS question ON question.unit_id = of_unit
      AND starts_with(question.no, lower(wanted.no))
      AND (question.no = lower(wanted.no)
        OR substr(question.no, length(wanted.no) + 1) LIKE '.%'
        OR (wanted.no ~ '\d$' AND substr(question.no, length(wanted.no) + 1) ~ '^[a-z]'))
    GROUP BY coalesce(question.id, wanted.no)
  ) AS named
$$;--> statement-breakpoint
UPDATE "role" SET "scope" = pg_temp.question_ids("unit_id", "scope") WHERE cardinality("scope") > 0;--> statement-breakpoint
UPDATE "code" SET "scope" = pg_temp.question_ids("unit_id", "scope") WHERE cardinality("scope") > 0;
