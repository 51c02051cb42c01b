/** First import of the worker: what it costs to load the rest is the time from here to `cordon: listening`. */
performance.mark('cordon: loading');
