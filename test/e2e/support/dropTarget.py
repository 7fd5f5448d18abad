"""Another program: a window that takes files which are dropped on it, or pasted, and prints their addresses."""
import sys
import gi
gi.require_version('Gtk', '3.0')
from gi.repository import Gdk, Gtk

window = Gtk.Window(title='drop target')
window.set_default_size(200, 200)
window.move(*[int(each) for each in sys.argv[1:3]])
label = Gtk.Label(label='Drop here')
window.add(label)
window.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
window.drag_dest_add_uri_targets()


def say(kind, uris):
    print(kind, ' '.join(uris or []), flush=True)


window.connect('drag-motion', lambda w, c, x, y, time: say('over', []))
window.connect('drag-data-received', lambda w, c, x, y, data, info, time: say('dropped', data.get_uris()))
window.connect('destroy', Gtk.main_quit)
window.show_all()


def paste(_, event):
    clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
    picture = clipboard.wait_for_image()
    if picture is not None:
        say('picture', ['%dx%d' % (picture.get_width(), picture.get_height())])
        return
    say('pasted', clipboard.wait_for_uris())


window.connect('button-press-event', paste)
window.add_events(Gdk.EventMask.BUTTON_PRESS_MASK)
say('ready', [])
Gtk.main()
