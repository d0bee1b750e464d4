/**
 * The scripts that keep the books, in Redis, so that several instances cannot count a batch twice. Each takes the prefix of
 * its keys as its only key: all of them lie in the slot of BullMQ's own keys.
 *
 * Keys: `batch:<id>` what a batch holds, or that it is done · `account:<destination>` and `total` counters ·
 * `line:<destination>` waiting batches by age · `bytes` bytes per destination · `changed` destinations by last change.
 */
const SHARED = `
local prefix = KEYS[1]
local function key(kind, id) return prefix .. kind .. ':' .. id end
local total = prefix .. 'total'

local function book(destination, field, records)
  if records == 0 then return end
  redis.call('HINCRBY', key('account', destination), field, records)
  redis.call('HINCRBY', total, field, records)
end

local function resize(destination, bytes)
  redis.call('HINCRBY', total, 'bytes', bytes)
  if tonumber(redis.call('ZINCRBY', prefix .. 'bytes', bytes, destination)) <= 0 then
    redis.call('ZREM', prefix .. 'bytes', destination)
  end
end

local function enter(id, destination, owner, records, bytes, createdAt)
  redis.call('HSET', key('batch', id), 'destination', destination, 'owner', owner, 'records', records, 'bytes', bytes)
  redis.call('ZADD', key('line', destination), createdAt, id)
  resize(destination, bytes)
end

-- The batch, if nobody has finished it. From now on it is done: whoever comes later counts nothing.
local function finish(id, keepMs)
  local batch = redis.call('HMGET', key('batch', id), 'destination', 'records', 'bytes', 'owner')
  if not batch[1] then return nil end
  local destination = batch[1]
  redis.call('DEL', key('batch', id))
  redis.call('HSET', key('batch', id), 'done', 1)
  redis.call('PEXPIRE', key('batch', id), keepMs)
  redis.call('ZREM', key('line', destination), id)
  resize(destination, -tonumber(batch[3]))
  return { destination = destination, records = tonumber(batch[2]), owner = batch[4] }
end

-- The books of a destination and in all, as they are now.
local function books(destination, nowMs)
  redis.call('ZADD', prefix .. 'changed', nowMs, destination)
  return { redis.call('HGETALL', key('account', destination)), redis.call('HGETALL', total) }
end
`;

/** Makes room, and gives the batch its place among the others. Answers whether there is room, its place, and what had to go. */
const ADMIT = `
local destination, bytes, policy, nowMs = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
local maxOwn, maxTotal, keepMs = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

local function crowded()
  local own = tonumber(redis.call('ZSCORE', prefix .. 'bytes', destination) or 0)
  if own + bytes > maxOwn then return destination end
  if tonumber(redis.call('HGET', total, 'bytes') or 0) + bytes <= maxTotal then return nil end
  return redis.call('ZREVRANGE', prefix .. 'bytes', 0, 0)[1] or destination
end

local evicted = {}
local full = crowded()
while full and policy == 'drop_oldest' do
  local oldest = redis.call('ZRANGE', key('line', full), 0, 0)[1]
  if not oldest then break end
  local batch = finish(oldest, keepMs)
  if batch then
    book(full, 'dropped:queue_full', batch.records)
    redis.call('ZADD', prefix .. 'changed', nowMs, full)
    table.insert(evicted, { oldest, batch.owner, full, batch.records })
  else
    redis.call('ZREM', key('line', full), oldest)
  end
  full = crowded()
end

-- Fair turns: a batch comes one place after the last one of its destination, and not before what is being sent now.
local now = tonumber(redis.call('HGET', total, 'place') or 0)
local own = tonumber(redis.call('HGET', key('account', destination), 'place') or 0)
local place = math.max(now, own) + 1
if full then return { 0, place, evicted } end
if place > 2000000 then
  redis.call('HSET', total, 'place', 0)
  place = 1
end
redis.call('HSET', key('account', destination), 'place', place)
return { 1, place, evicted }
`;

/** Books a batch as accepted, once. Runs in one transaction with the job that carries the batch. */
const ACCEPT = `
local id, destination, owner, records, bytes, createdAt = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]
if redis.call('EXISTS', key('batch', id)) == 0 then
  enter(id, destination, owner, records, bytes, createdAt)
  book(destination, 'accepted', tonumber(records))
end
return { 1, books(destination, ARGV[7]) }
`;

/** A batch is about to be sent, and cannot make room for others. Answers whether it is still to be sent. */
const CLAIM = `
local id, destination, place = ARGV[1], ARGV[2], tonumber(ARGV[3])
if redis.call('HEXISTS', key('batch', id), 'destination') == 0 then return 0 end
redis.call('ZREM', key('line', destination), id)
if place > tonumber(redis.call('HGET', total, 'place') or 0) and place <= 2000000 then
  redis.call('HSET', total, 'place', place)
end
return 1
`;

/** A batch waits again, after an attempt that failed where a time is given. */
const RELEASE = `
local id, destination, createdAt, nowMs, failedAtMs = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
if redis.call('HEXISTS', key('batch', id), 'destination') == 0 then return { 0 } end
redis.call('ZADD', key('line', destination), createdAt, id)
if failedAtMs then redis.call('HSETNX', key('account', destination), 'failingSinceMs', failedAtMs) end
return { 1, books(destination, nowMs) }
`;

/** Books what became of a batch, once. Answers 0 where it was done before. */
const SETTLE = `
local id, destination, nowMs, keepMs, delivered = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local batch = finish(id, keepMs)
if not batch then return { 0 } end
book(destination, 'delivered', delivered)
for index = 6, #ARGV, 2 do book(destination, 'dropped:' .. ARGV[index], tonumber(ARGV[index + 1])) end
if delivered > 0 then redis.call('HDEL', key('account', destination), 'failingSinceMs') end
return { 1, books(destination, nowMs) }
`;

/**
 * Puts parts in the place of a batch; their jobs come in the same transaction. Where the batch is done already, the jobs of the
 * parts stay without books, and nobody sends them: parts have the same ids whoever makes them, so these are not touched.
 */
const REPLACE = `
local id, destination, nowMs, keepMs, owner, createdAt = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6]
local batch = finish(id, keepMs)
if not batch then return { 0 } end
for index = 7, #ARGV, 3 do
  enter(ARGV[index], destination, owner, ARGV[index + 1], tonumber(ARGV[index + 2]), createdAt)
end
return { 1, books(destination, nowMs) }
`;

/** The books in all and of the destinations that changed since, at most so many. */
const READ = `
local sinceMs, most = ARGV[1], tonumber(ARGV[2])
local changed = redis.call('ZRANGE', prefix .. 'changed', '+inf', sinceMs, 'BYSCORE', 'REV', 'LIMIT', 0, most)
local accounts = {}
for _, destination in ipairs(changed) do
  table.insert(accounts, { destination, redis.call('HGETALL', key('account', destination)) })
end
return { redis.call('HGETALL', total), accounts }
`;

/** By the name under which a client knows them. */
export const BOOKS_SCRIPTS: Readonly<Record<BooksScript, string>> = {
  broadcastAdmit: SHARED + ADMIT,
  broadcastAccept: SHARED + ACCEPT,
  broadcastClaim: SHARED + CLAIM,
  broadcastRelease: SHARED + RELEASE,
  broadcastSettle: SHARED + SETTLE,
  broadcastReplace: SHARED + REPLACE,
  broadcastRead: SHARED + READ,
};

/** Name of one of {@link BOOKS_SCRIPTS}. */
export type BooksScript =
  | 'broadcastAdmit'
  | 'broadcastAccept'
  | 'broadcastClaim'
  | 'broadcastRelease'
  | 'broadcastSettle'
  | 'broadcastReplace'
  | 'broadcastRead';
