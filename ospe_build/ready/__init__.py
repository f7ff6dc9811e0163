"""`ospe ready`: what is left to do before the site is published. `left` finds it, `show` tells it."""
