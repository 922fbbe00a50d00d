-- Asks for one page after another of a list, each thread from a place of its own, so that no answer
-- is measured that the server has just given:   wrk -s benches/web/vary.lua URL -- FILE
local threads = 0

function setup(thread)
  thread:set("nth", threads)
  threads = threads + 1
end

function init(args)
  asked = {}
  for path in io.lines(args[1]) do
    asked[#asked + 1] = wrk.format("GET", path)
  end
  at = nth * math.floor(#asked / 2)
end

function request()
  at = at % #asked + 1
  return asked[at]
end
