-- The tables of triage beside the engine's own, for H2 and PostgreSQL.

create table cases (
    case_id             varchar(36) primary key,
    report_id           varchar(64)              not null unique,
    -- The reference without its hyphens, upper case: searched by prefix.
    reference_key       varchar(20)              not null unique,
    reference           varchar(24)              not null,
    compact_id          varchar(64)              not null,
    body_id             varchar(64)              not null,
    -- The body once it may know of the case, else null.
    body_key            varchar(64),
    stage               varchar(20)              not null,
    closed              boolean                  not null,
    since               timestamp with time zone not null,
    -- The deadline of the stage; of a closed case the moment of closing.
    due_at              timestamp with time zone not null,
    severity            varchar(20),
    urgency             varchar(20)              not null,
    process_instance_id varchar(64),
    version             bigint                   not null,
    -- JSON in UTF-8.
    document            bytea                    not null
);

create index cases_work_list on cases (compact_id, closed, due_at, case_id);
create index cases_by_stage on cases (compact_id, stage, due_at, case_id);
create index cases_of_body on cases (body_key, closed, due_at, case_id);
create index cases_of_body_by_stage on cases (body_key, stage, due_at, case_id);
create index cases_by_reference on cases (compact_id, reference_key);
create index cases_of_body_by_reference on cases (body_key, reference_key);

-- Who sits on the panel of which case.
create table case_seats (
    person_id varchar(80) not null,
    case_id   varchar(36) not null references cases (case_id),
    primary key (person_id, case_id)
);

create table triage_compacts (
    compact_id varchar(64) primary key,
    version    bigint         not null,
    document   varchar(65536) not null
);

create table triage_calendars (
    calendar_id varchar(64) primary key,
    version     bigint         not null,
    document    varchar(65536) not null
);

-- Events that wait for Kafka, the lease of the relay, and the events taken in (as in redress/platform/outbox/outbox.sql).

create table outbox (
    id        bigint generated always as identity primary key,
    event_id  varchar(36)              not null,
    seq       bigint                   not null,
    type      varchar(100)             not null,
    event_key varchar(100)             not null,
    caused_at timestamp with time zone not null,
    data      varchar(131072)          not null
);

create table relay_lease (
    name       varchar(80) primary key,
    owner      varchar(80)              not null,
    fence      bigint                   not null,
    held_until timestamp with time zone not null
);

create table inbox (
    consumer_group varchar(80)              not null,
    event_id       varchar(64)              not null,
    taken_at       timestamp with time zone not null,
    primary key (consumer_group, event_id)
);

create index inbox_by_age on inbox (taken_at);
