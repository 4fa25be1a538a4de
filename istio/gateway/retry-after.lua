-- How long to wait, for whoever is refused for a while.

local function seconds(headers)
  local status = headers:get(":status")
  if status == "429" then return headers:get("x-ratelimit-reset") end
  return status == "503" and "1" or nil
end

function envoy_on_response(handle)
  local headers = handle:headers()
  if headers:get("retry-after") then return end
  local wait = seconds(headers)
  if wait then headers:add("retry-after", wait) end
end
