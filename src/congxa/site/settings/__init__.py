"""All settings of Cổng Xã, one module per topic; every variable is described in ``docs/operations/settings.md``.

``CONGXA_MODE`` is ``production`` unless said otherwise, so that a forgotten variable makes the program refuse to start
instead of running unsafely; what must be true in production is checked by name in `congxa.site.safety`.
"""

from congxa.site.settings.data import *
from congxa.site.settings.editor import *
from congxa.site.settings.language import *
from congxa.site.settings.log import *
from congxa.site.settings.mail import *
from congxa.site.settings.mode import *
from congxa.site.settings.parts import *
from congxa.site.settings.protection import *
from congxa.site.settings.sign_in import *
