-- Who asks: the header, else the cookie, else a new id, which the answer sets as cookie.
-- It decides version and quota, never a right.

local longest = 128
local internal = { "x-forwarded-client-cert", "x-app-version", "x-model-version", "x-user-new" }

-- Any bytes are a name, but as ASCII: the limiter would refuse a text that is not UTF-8, and then nobody counts.
local function clean(name)
  if name == nil or name == "" then return nil end
  return (name:sub(1, longest):gsub("[^%w._~@-]", function(it) return ("%%%02X"):format(it:byte()) end))
end

local function from_cookie(cookies)
  return cookies and (";" .. cookies):match(";%s*user=([^;%s]+)")
end

-- What only the mesh itself may say.
local function remove_internal(headers)
  local names = {}
  for name in pairs(headers) do
    if name:sub(1, 8) == "x-envoy-" then names[#names + 1] = name end
  end
  for _, name in ipairs(names) do headers:remove(name) end
  for _, name in ipairs(internal) do headers:remove(name) end
end

function envoy_on_request(handle)
  local headers = handle:headers()
  remove_internal(headers)
  local user = clean(headers:get("x-user")) or clean(from_cookie(headers:get("cookie")))
  if not user then
    -- Envoy makes this id itself and takes none from outside.
    user = clean(headers:get("x-request-id")) or "unknown"
    -- Who keeps no cookies is new each time, so the experiment, which counts users, leaves these out.
    -- A browser has its cookie from the page already.
    headers:add("x-user-new", "1")
    handle:streamInfo():dynamicMetadata():set("identity", "new", user)
  end
  headers:replace("x-user", user)
end

function envoy_on_response(handle)
  local identity = handle:streamInfo():dynamicMetadata():get("identity")
  if not identity then return end
  local headers = handle:headers()
  -- What a shared cache may keep must not hand one user's id to others.
  if (headers:get("cache-control") or ""):find("public", 1, true) then return end
  headers:add("set-cookie", "user=" .. identity["new"] .. "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
end
