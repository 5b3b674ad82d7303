-- A WooCommerce shop and a DesignO list for the benchmarks, answered from within nginx.
-- The path tells how it behaves: /d50/w0/o10000/ waits 50 ms, has no limit of workers, and
-- holds 10,000 orders; /d300/w4/o10000/ has four workers, each busy for 300 ms with a request.

local semaphore = require "ngx.semaphore"

local M = {}
local FIRST = 48001
local STATUSES = {"processing", "on-hold", "pending", "in-production", "proof-approved"}
local WANTED = "completed"
local kept = ngx.shared.kept
local busy_since, busy = 0, 0
local workers = {}
local pages = {}

local function order(id, index, turn)
  local status = kept:get(id) or STATUSES[(index + turn) % #STATUSES + 1]
  return '{"id":' .. id .. ',"number":"' .. id .. '","status":"' .. status ..
    '","date_modified_gmt":"2026-11-2' .. (turn % 10) .. 'T09:41:07"}'
end

local function page(first, last, step)
  local turn = kept:get("turn") or 0
  local written = kept:get("written") or 0
  local name = first .. "-" .. last .. "-" .. turn .. "-" .. written
  if not pages[name] then
    local made = {}
    for index = first, last, step do
      made[#made + 1] = order(FIRST + index, index, turn)
    end
    pages[name] = "[" .. table.concat(made, ",") .. "]"
  end
  return pages[name]
end

-- The orders that were changed by "change", spread over the list; nothing else ever has changed.
local function changed(total)
  local amount = kept:get("changed") or 0
  local made = {}
  for place = 1, amount do
    local index = math.floor(total * (amount - place) / amount)
    made[place] = order(FIRST + index, index, kept:get("turn") or 0)
  end
  return made
end

local function list(total, query)
  local size = tonumber(query.per_page) or 10
  local number = tonumber(query.page) or 1
  if query.status == "trash" then total = 0 end
  if query.modified_after then
    local made = total > 0 and changed(total) or {}
    ngx.header["X-WP-Total"] = #made
    ngx.header["X-WP-TotalPages"] = math.ceil(#made / size)
    return ngx.print("[" .. (number == 1 and table.concat(made, ",") or "") .. "]")
  end
  ngx.header["X-WP-Total"] = total
  ngx.header["X-WP-TotalPages"] = math.ceil(total / size)
  local first = (number - 1) * size
  local last = math.min(first + size, total) - 1
  if query.order == "desc" then
    return ngx.print(page(total - 1 - first, total - 1 - last, -1))
  end
  ngx.print(page(first, last, 1))
end

local function single(id)
  if ngx.req.get_method() == "PUT" then
    ngx.req.read_body()
    local status = string.match(ngx.req.get_body_data() or "", '"status"%s*:%s*"([^"]*)"')
    kept:set(id, status)
    kept:incr("written", 1, 0)
  end
  ngx.print(order(id, id - FIRST, kept:get("turn") or 0))
end

local function statuses()
  local made = {}
  for _, slug in ipairs(STATUSES) do made[#made + 1] = '{"slug":"' .. slug .. '","name":"-"}' end
  made[#made + 1] = '{"slug":"' .. WANTED .. '","name":"-"}'
  ngx.print("[" .. table.concat(made, ",") .. "]")
end

-- The newest first; nothing of it has changed since any time.
local function designo(total, query)
  local size = tonumber(query.size)
  if query.since then total = 0 end
  local first = (tonumber(query.page) - 1) * size
  local made = {}
  for index = total - 1 - first, math.max(total - first - size, 0), -1 do
    made[#made + 1] = '{"store_code":"bench","order_id":"' .. (FIRST + index) ..
      '","order_status":"' .. WANTED .. '"}'
  end
  ngx.print('{"data":[' .. table.concat(made, ",") .. '],"last_page":' ..
    math.max(math.ceil(total / size), 1) .. "}")
end

local function answer(total, path)
  local query = ngx.req.get_uri_args()
  -- The official client names each parameter twice; the last one counts, as in PHP.
  for name, value in pairs(query) do
    if type(value) == "table" then query[name] = value[#value] end
  end
  if path == "wp-json/wc/v3/orders" then return list(total, query) end
  if path == "wp-json/wc/v3/orders/statuses" then return statuses() end
  if path == "designo" then return designo(total, query) end
  local id = string.match(path, "^wp%-json/wc/v3/orders/(%d+)$")
  if id then return single(tonumber(id)) end
  ngx.status = 404
  ngx.print('{"code":"rest_no_route"}')
end

local function now()
  ngx.update_time()
  return ngx.now()
end

-- The time during which at least one request was under way is what the requests took.
local function arrived()
  local flying = kept:incr("in flight", 1, 0)
  if flying == 1 then busy_since = now() end
  if flying > (kept:get("most") or 0) then kept:set("most", flying) end
  kept:incr("requests", 1, 0)
end

local function gone()
  if kept:incr("in flight", -1) == 0 then busy = busy + now() - busy_since end
end

function M.shop()
  local parts = {string.match(ngx.var.uri, "^/d(%d+)/w(%d+)/o(%d+)/(.*)$")}
  local delay, limit = tonumber(parts[1]) / 1000, tonumber(parts[2])
  ngx.header["Content-Type"] = "application/json; charset=UTF-8"
  arrived()
  local gate
  if limit > 0 then
    workers[limit] = workers[limit] or semaphore.new(limit)
    gate = workers[limit]
    gate:wait(60)
  end
  if delay > 0 then ngx.sleep(delay) end
  answer(tonumber(parts[3]), parts[4])
  if gate then gate:post(1) end
  gone()
end

-- The ids of the orders that were written.
local function written()
  local ids = {}
  for _, name in ipairs(kept:get_keys(0)) do
    if tonumber(name) then ids[#ids + 1] = name end
  end
  return table.concat(ids, ",")
end

function M.control()
  local what = ngx.var.arg_do
  if what == "reset" then
    kept:flush_all()
    pages, busy = {}, 0
  elseif what == "turn" or what == "change" then
    kept:incr("turn", 1, 0)
    kept:set("changed", what == "change" and tonumber(ngx.var.arg_amount) or 0)
    pages = {}
  elseif what == "count" then
    kept:set("requests", 0)
    kept:set("most", 0)
    busy = 0
  end
  ngx.print('{"requests":' .. (kept:get("requests") or 0) .. ',"most":' ..
    (kept:get("most") or 0) .. ',"busy":' .. busy .. ',"written":[' .. written() .. "]}")
end

return M
