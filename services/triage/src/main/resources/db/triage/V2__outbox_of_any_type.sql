-- The topic of a waiting event, so that it can be sent by a version that does not know its type. Empty in rows of before.
alter table outbox add column topic varchar(100);

-- Events that an administrator has set aside because they could not be sent.
create table outbox_aside (
    event_id  varchar(36) primary key,
    seq       bigint                   not null,
    topic     varchar(100),
    type      varchar(100)             not null,
    event_key varchar(100)             not null,
    caused_at timestamp with time zone not null,
    data      varchar(131072)          not null,
    reason    varchar(60)              not null,
    aside_at  timestamp with time zone not null,
    aside_by  varchar(100)             not null
);
