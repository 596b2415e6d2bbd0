"""Pages of the queue at the counters: machines, the waiting room, people's phones, the officers' desk."""
