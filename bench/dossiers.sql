-- Dossiers %(have)s + 1 to %(total)s in three offices, one after the other over three years as in daily life, one in %(open)s of
-- them still open; copied from one that was accepted.
INSERT INTO dossiers_dossier (
  office_id, holder_id, competent_id, procedure_id, state, version, channel, from_national, number, code, secret_hash,
  assignee_id, sets, result_way, created_at, submitted_at, accepted_at, counted_from, limit_value, limit_unit, cutoff,
  due_at, promised_at, due_certain, finished_at, ended_at, returned_at, punctuality, asked_count, search_text, answers,
  applicant_kind, applicant_name, applicant_folded, identity_kind, identity_number, phone, email, address, proxy_name,
  proxy_identity_number, proxy_proof
)
SELECT
  o.id, o.id, o.id, m.procedure_id,
  CASE WHEN n %% %(open)s = 0 THEN (ARRAY['submitted', 'accepted', 'processing', 'proposed', 'reviewed'])[2 + n / %(open)s %% 4] ELSE 'returned' END,
  1, (ARRAY['online', 'counter'])[1 + n %% 2], false,
  'H28.99.' || lpad((n %% 89 + 10)::text, 2, '0') || '-190101-' || lpad(n::text, 6, '0'), lpad(to_hex(n), 14, 'Z'), '',
  (SELECT id FROM accounts_user WHERE username = CASE WHEN n %% 3 = 0 THEN 'binh' ELSE 'van' END), 1, 'counter',
  t.at, t.at, t.at, t.at, 5, 'working_day', '15:00', t.at + interval '7 days', t.at + interval '7 days', true,
  CASE WHEN n %% %(open)s = 0 THEN NULL ELSE t.at + interval '6 days' END,
  CASE WHEN n %% %(open)s = 0 THEN NULL ELSE t.at + interval '6 days' END,
  CASE WHEN n %% %(open)s = 0 THEN NULL ELSE t.at + interval '7 days' END,
  CASE WHEN n %% %(open)s = 0 THEN '' ELSE 'early' END, 0,
  w.name || ' cong nhan ho ngheo h28.99-' || n, '{}', 'citizen', w.name, w.name, 'citizen', lpad(n::text, 12, '0'),
  '+84' || (900000000 + n), '', '', '', '', ''
FROM generate_series(%(have)s + 1, %(total)s) AS n
JOIN LATERAL (SELECT id FROM units_office ORDER BY id OFFSET n / 1000 %% 3 LIMIT 1) AS o ON true
JOIN LATERAL (SELECT procedure_id FROM dossiers_dossier WHERE number IS NOT NULL ORDER BY id LIMIT 1) AS m ON true
CROSS JOIN LATERAL (SELECT %(now)s::timestamptz - (%(total)s - n)::float / (%(total)s - %(have)s) * interval '1095 days' AS at) AS t
CROSS JOIN LATERAL (SELECT (ARRAY['nguyen van', 'bui thi', 'dinh van', 'quach thi', 'hoang van', 'bach thi'])[1 + n %% 6]
  || ' ' || (ARRAY['an', 'binh', 'hiem', 'dung', 'giang', 'hoa', 'khanh'])[1 + n %% 7] || ' ' || (n %% 1000) AS name) AS w;
