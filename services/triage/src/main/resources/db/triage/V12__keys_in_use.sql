-- When an instance last noted that it seals with the key; none where that was before it was noted. A key with which nothing is sealed any more
-- has no row.
alter table sealing_checks add column last_at timestamp with time zone;
