-- Makes wrk end with one line of JSON: it prints no 95th percentile of its own.
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('{"answers": %d, "seconds": %.6f, "p95_ms": %.3f, "errors": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(95) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end
